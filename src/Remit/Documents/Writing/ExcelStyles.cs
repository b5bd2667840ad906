using DocumentFormat.OpenXml;

namespace Remit.Documents.Writing;

// Inside the namespace, so that its words for cells go before those of the readers.
using DocumentFormat.OpenXml.Spreadsheet;

/// <summary>How a cell looks, by its place in the styles.</summary>
internal enum ExcelForm : uint
{
    Plain,
    Header,
    Text,
    Date,
    Number,
}

/// <summary>The styles of a workbook, in the order of <see cref="ExcelForm"/>.</summary>
internal static class ExcelStyles
{
    private const string RuleShade = "C5CDD5";

    public static Stylesheet Sheet()
    {
        static CellFormat Format(uint font, uint fill, uint border, uint number, HorizontalAlignmentValues? across = null) =>
            new(
                new Alignment
                {
                    Vertical = VerticalAlignmentValues.Top,
                    WrapText = true,
                    Horizontal = across is { } given ? given : null,
                }
            )
            {
                FontId = font,
                FillId = fill,
                BorderId = border,
                NumberFormatId = number,
                FormatId = 0,
                ApplyAlignment = true,
                ApplyFont = true,
                ApplyFill = fill > 0,
                ApplyBorder = border > 0,
                ApplyNumberFormat = number > 0,
            };
        static T Line<T>(T side)
            where T : BorderPropertiesType
        {
            side.Style = BorderStyleValues.Thin;
            side.Append(new Color { Rgb = "FF" + RuleShade });
            return side;
        }
        const uint day = 164;
        return new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = day, FormatCode = "d\\ mmmm\\ yyyy" }),
            new Fonts(
                new Font(new FontSize { Val = 10 }, new FontName { Val = "Arial" }),
                new Font(new Bold(), new FontSize { Val = 10 }, new FontName { Val = "Arial" })
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(
                    new PatternFill(new ForegroundColor { Rgb = "FF" + WordLook.HeaderShade })
                    {
                        PatternType = PatternValues.Solid,
                    }
                )
            ),
            new Borders(
                new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
                // Printed without its grid a sheet runs one column into the next.
                new Border(
                    Line(new LeftBorder()),
                    Line(new RightBorder()),
                    Line(new TopBorder()),
                    Line(new BottomBorder()),
                    new DiagonalBorder()
                )
            ),
            new CellStyleFormats(
                new CellFormat
                {
                    FontId = 0,
                    FillId = 0,
                    BorderId = 0,
                    NumberFormatId = 0,
                }
            ),
            new CellFormats(
                new CellFormat
                {
                    FontId = 0,
                    FillId = 0,
                    BorderId = 0,
                    NumberFormatId = 0,
                    FormatId = 0,
                },
                Format(1, 2, 1, 0),
                // 49 is "Text": what is typed over a text later stays one, too.
                Format(0, 0, 1, 49),
                Format(0, 0, 1, day, HorizontalAlignmentValues.Left),
                Format(0, 0, 1, 0, HorizontalAlignmentValues.Right)
            ),
            new CellStyles(
                new CellStyle
                {
                    Name = "Normal",
                    FormatId = 0,
                    BuiltinId = 0,
                }
            )
        );
    }
}
