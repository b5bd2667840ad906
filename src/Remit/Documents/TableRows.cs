using Remit.Kernel;

namespace Remit.Documents;

/// <summary>Makes a table of cells that any reader found: numbers the rows, gives each cell its place, and reports rows of the wrong length.</summary>
internal static class TableRows
{
    public static Table Build(int number, FilePlace place, List<Cell> header, List<List<Cell>> rows, ProblemLog problems)
    {
        var names = header.Select(cell => OneLine.Of(cell.Text)).ToList();
        var built = new List<TableRow>();
        foreach (var cells in rows)
        {
            while (cells.Count > header.Count && cells[^1].IsBlank)
                cells.RemoveAt(cells.Count - 1);
            var row = built.Count + 1;
            if (cells.Count > header.Count)
            {
                problems.Refuse(
                    Placed(cells[header.Count], header.Count).Place,
                    $"Row {row} of table {number} has {cells.Count} cells.",
                    $"Expected {header.Count}, one for each column of its header row."
                );
            }
            else if (cells.Count > 1 && cells.Count < header.Count)
            {
                problems.Doubt(
                    Placed(cells[0], 0).Place,
                    $"Row {row} of table {number} has {cells.Count} cells; the last were taken as empty.",
                    $"Expected {header.Count}, one for each column of its header row."
                );
                while (cells.Count < header.Count)
                    cells.Add(new([], cells[^1].Place));
            }
            built.Add(new(row, [.. cells.Select(Placed)], Placed(cells[0], 0).Place with { ColumnName = null }));

            Cell Placed(Cell cell, int column) => Place(cell, row, column);
        }
        return new(
            number,
            new(0, [.. header.Select((cell, column) => Place(cell, 0, column))], place with { Table = number, Row = 0 }),
            built,
            place
        );

        Cell Place(Cell cell, int row, int column) =>
            cell with
            {
                Place = cell.Place with { Table = number, Row = row, ColumnName = column < names.Count ? names[column] : null },
            };
    }

    /// <summary>The rows without those that say the header again, as they do where a page broke.</summary>
    public static List<List<Cell>> WithoutRepeatedHeader(List<Cell> header, List<List<Cell>> rows)
    {
        var names = header.ConvertAll(cell => OneLine.Of(cell.Text));
        return names.Count(name => name.Length > 0) < 2
            ? rows
            : rows.FindAll(row =>
                row.Count != names.Count
                || !row.Select(cell => OneLine.Of(cell.Text)).SequenceEqual(names, StringComparer.OrdinalIgnoreCase)
            );
    }
}
