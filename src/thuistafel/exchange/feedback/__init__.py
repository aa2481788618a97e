"""Back to the sender: a copy of their own workbook with remarks in the cells, and their number in the plan."""
