using Remit.Documents;

namespace Remit.Responsibilities.Papers;

/// <summary>
/// A register as it was read from a paper, before anything is saved. Every word of the paper that belongs to it is in one of these texts;
/// places lead back to the file.
/// </summary>
/// <param name="Label">What numbers it in the paper ("APPENDIX A"); null where nothing does.</param>
/// <param name="Title">The title above it; for CSV without one the name of the file.</param>
/// <param name="HolderKey">Key of the post or body whose responsibilities they are.</param>
/// <param name="Introduction">Paragraphs between the title and the first row.</param>
/// <param name="ColumnNames">The header row as written; empty for a list.</param>
/// <param name="Rows">In the order of the paper.</param>
/// <param name="NotesHeading">The line that opens the notes; null where there is none.</param>
/// <param name="Notes">What stands below the last row and belongs to the register.</param>
/// <param name="Place">Where the table or the list starts.</param>
internal sealed record RegisterDraft(
    DraftText? Label,
    DraftText Title,
    string HolderKey,
    IReadOnlyList<DraftText> Introduction,
    IReadOnlyList<DraftText> ColumnNames,
    IReadOnlyList<RowDraft> Rows,
    DraftText? NotesHeading,
    IReadOnlyList<DraftText> Notes,
    FilePlace Place
);

/// <summary>A text with its place, and the bullet, number or opening quotation mark that stood before it, where one did.</summary>
internal sealed record DraftText(string Text, FilePlace Place, string? Mark = null)
{
    /// <summary>Written, to say that there is nothing: "-".</summary>
    public bool IsDash => Text is "-" or "–" or "—";
}

/// <summary>
/// One row of a register: a responsibility or a part of one.
/// </summary>
/// <param name="Position">From 1, in the order of the paper; headings don't count.</param>
/// <param name="Heading">The heading that it stands under, as written.</param>
/// <param name="Number">The number as written ("5.6", "(b)"); null where the cell is blank or the paper leaves it out.</param>
/// <param name="EffectiveNumber">
/// The number without brackets, inherited from the row above where it is blank ("4.4"; a heading ends this); in a list with the item that it
/// is a part of ("a(i)").
/// </param>
/// <param name="IsLeadIn">Ends in ":" and leads in to its parts: neither rated nor "nothing recorded".</param>
/// <param name="PartOf">Index in the register's rows (from 0) of the lead-in that this is a part of.</param>
/// <param name="Wording">The responsibility; its mark is a bullet or the opening of a quotation that runs on.</param>
/// <param name="ActionTaken">Null where the cell is blank; a dash is kept, see <see cref="DraftText.IsDash"/>.</param>
/// <param name="IsNil">The action taken says that there is nothing ("No agreements currently in place"): a position all the same.</param>
/// <param name="FutureAction">Null where the cell is blank or there is no such column.</param>
/// <param name="LeadOfficer">Who is to do it, as written.</param>
/// <param name="Due">By when, as written.</param>
/// <param name="Rating">How well it is met, as written.</param>
/// <param name="AsAt">The day that the action taken speaks of, as written.</param>
/// <param name="Place">Where the row starts.</param>
internal sealed record RowDraft(
    int Position,
    string? Heading,
    string? Number,
    string? EffectiveNumber,
    bool IsLeadIn,
    int? PartOf,
    DraftText Wording,
    DraftText? ActionTaken,
    bool IsNil,
    DraftText? FutureAction,
    DraftText? LeadOfficer,
    DraftText? Due,
    DraftText? Rating,
    DraftText? AsAt,
    FilePlace Place
)
{
    /// <summary>Whether the paper gives an account of what was done: not blank and not a dash.</summary>
    public bool HasPosition => ActionTaken is { IsDash: false };

    /// <summary>Whether the paper names something to be done: not blank and not a dash.</summary>
    public bool HasFutureAction => FutureAction is { IsDash: false };
}

/// <summary>The registers found in a paper, and everything there is to say about it. With a refusal nothing may be saved.</summary>
internal sealed record PaperReading(IReadOnlyList<RegisterDraft> Registers, IReadOnlyList<ReadingProblem> Problems)
{
    public bool IsRefused => Problems.Any(problem => problem.Weight == ProblemWeight.Refused);
}
