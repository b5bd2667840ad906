namespace Remit.Intake;

/// <summary>Columns with the names that papers give them, from a data file beside the intake that knows them.</summary>
public static class IntakeColumns
{
    /// <summary>
    /// Reads the mapping <c>columns</c> of an embedded YAML file: for each key the column's name on screen, then those that papers use.
    /// </summary>
    /// <param name="resource">The file's name in the assembly: "Remit.Structure.Members.names.yaml".</param>
    public static IReadOnlyList<IntakeColumn> Load(string resource)
    {
        var columns = WordsFile.Load<File>(resource).Columns;
        return [.. columns.Select(column => new IntakeColumn(column.Key, column.Value[0], column.Value))];
    }

    private sealed class File
    {
        public Dictionary<string, List<string>> Columns { get; set; } = [];
    }
}
