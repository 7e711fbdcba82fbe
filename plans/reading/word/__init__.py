"""Text documents (.docx, .odt, .rtf) as the person who wrote them sees them."""
