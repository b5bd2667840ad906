using Remit.Documents;

namespace Remit.Intake;

/// <summary>What a finding says.</summary>
public enum FindingKind
{
    /// <summary>It would be recorded.</summary>
    New,

    /// <summary>A recorded thing would be changed, or something added to it.</summary>
    Changed,

    /// <summary>It is recorded as the paper has it.</summary>
    Unchanged,

    /// <summary>It was read in the likeliest way; a person should look.</summary>
    Doubtful,

    /// <summary>It is recorded and not in the paper: it stays as it is.</summary>
    Missing,

    /// <summary>It is in the paper and is not taken over; the words say why.</summary>
    LeftOut,

    /// <summary>Nothing can be saved until this is put right.</summary>
    Refused,
}

/// <summary>One thing that an import found, would do, or did.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Place">Where it stands in the file; null where it is about the whole.</param>
/// <param name="Words">A sentence, or for what is new or changed a phrase: "a person: Jane Smith, Head of Service".</param>
public sealed record Finding(FindingKind Kind, FilePlace? Place, string Words)
{
    /// <inheritdoc/>
    public override string ToString() => Place is null ? Words : $"{Place}: {Words}";
}

/// <summary>A doubtful match or a choice that only a person can make.</summary>
/// <param name="Key">Its word in answers: the same for the same thing in the same file, whatever else is answered.</param>
/// <param name="Place">Where it stands in the file.</param>
/// <param name="Words">The question: "Is “Jane Smyth” the same person as Jane Smith?"</param>
/// <param name="Choices">What can be answered; two at least for a choice, none for words and days.</param>
/// <param name="Suggested">The likeliest answer, chosen beforehand on the page; null where there is none.</param>
public sealed record Question(string Key, FilePlace Place, string Words, IReadOnlyList<Choice> Choices, string? Suggested = null)
{
    /// <summary>How it is asked: a choice, words or a day.</summary>
    public SettingForm Form { get; init; } = SettingForm.Choice;

    /// <summary>For words and a day: that nothing is an answer, too.</summary>
    public bool CanBeEmpty { get; init; }

    /// <summary>What helps to answer it; null where its place says enough.</summary>
    public string? Hint { get; init; }
}

/// <summary>A question with the answer that was given; null where it is still open.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Problem">Why what was written is no answer; null where it is one, or nothing was.</param>
public sealed record AskedQuestion(Question Question, string? Answer, string? Problem = null);

/// <summary>A table of the file, with what each column was taken for.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">For each column of its header the key of the intake's column; null where it is left out.</param>
public sealed record MappedTable(Table Table, IReadOnlyList<string?> Columns)
{
    /// <summary>The index of a column of this meaning; -1 where there is none.</summary>
    public int IndexOf(string column)
    {
        for (var index = 0; index < Columns.Count; index++)
            if (string.Equals(Columns[index], column, StringComparison.Ordinal))
                return index;
        return -1;
    }

    /// <summary>What columns were read as that are mapped to nothing, by their index: "dates of “Executive”".</summary>
    public Dictionary<int, string> ReadAs { get; } = [];

    /// <summary>How many columns were read.</summary>
    public int Used => Columns.Where((column, index) => column is not null || ReadAs.ContainsKey(index)).Count();

    /// <summary>How many cells of a column hold something, beside those of rows that are a heading.</summary>
    public int Filled(int column) =>
        Table.Rows.Count(row => column < row.Cells.Count && row.Cells.Count > 1 && !row.Cells[column].IsBlank);

    /// <summary>Whether the table has a column of this meaning.</summary>
    public bool Has(string column) => IndexOf(column) >= 0;

    /// <summary>The cell of a row in a column of this meaning; null where there is none or it is blank.</summary>
    public Cell? CellOf(TableRow row, string column) =>
        IndexOf(column) is >= 0 and var index && index < row.Cells.Count && !row.Cells[index].IsBlank ? row.Cells[index] : null;
}
