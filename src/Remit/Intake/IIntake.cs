using Remit.Documents;

namespace Remit.Intake;

/// <summary>
/// A kind of thing that people bring in out of a paper as they have it: responsibilities, members, terms of reference. A capability
/// gives one for each; the page with the preview, the command and the undo are the same for all.
/// </summary>
public interface IIntake
{
    /// <summary>The word of the command and in addresses: "members".</summary>
    string Key { get; }

    /// <summary>What it brings in, as a choice on a page: "Members of a body".</summary>
    string Name { get; }

    /// <summary>What the file should hold, in a sentence.</summary>
    string About { get; }

    /// <summary>Its place among the choices.</summary>
    int Order { get; }

    /// <summary>The columns that its tables can have; empty where it reads no tables.</summary>
    IReadOnlyList<IntakeColumn> Columns { get; }

    /// <summary>What a person can say beside the file: whose it is, the day that it speaks of.</summary>
    IReadOnlyList<IntakeSetting> Settings { get; }

    /// <summary>Whether a row of these columns (keys of <see cref="Columns"/>; null where a name is not known) is the header row of its table.</summary>
    bool IsHeader(IReadOnlyList<string?> columns);

    /// <summary>How likely the document is this kind of paper: 0 (not at all) to 100 (nothing else).</summary>
    int Likelihood(Document document, ColumnNames names);

    /// <summary>
    /// Compares the document with what is recorded: adds to and changes the proposal's database, which is rehearsed for the preview and
    /// committed when a person says so, and says everything that it finds, with its place. The same document and answers on the same
    /// records always give the same proposal.
    /// </summary>
    Task Propose(Document document, Proposal proposal);
}

/// <summary>A column that tables of an intake can have.</summary>
/// <param name="Key">Its word in answers: "action-taken".</param>
/// <param name="Name">On screen: "Action taken".</param>
/// <param name="KnownAs">The names that papers give it, the plainest first; matched loosely, see <see cref="LooseName"/>.</param>
public sealed record IntakeColumn(string Key, string Name, IReadOnlyList<string> KnownAs);

/// <summary>Something that a person can say beside the file.</summary>
/// <param name="Key">Its word in answers and, with two hyphens, on the command line: "body".</param>
/// <param name="Name">Its label: "Which body's members are they?"</param>
/// <param name="Hint">What it does, or what happens without it.</param>
/// <param name="Form">How it is asked for.</param>
public sealed record IntakeSetting(string Key, string Name, string Hint, SettingForm Form)
{
    /// <summary>For <see cref="SettingForm.Record"/>: the kinds of record that it can name, by key.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>For <see cref="SettingForm.Record"/>: the answer that it is one that is not recorded yet; null where it must be.</summary>
    public Choice? Another { get; init; }

    /// <summary>For <see cref="SettingForm.Choice"/>: what can be chosen; the first is what holds without an answer.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];
}

/// <summary>How a setting is asked for.</summary>
public enum SettingForm
{
    /// <summary>A day.</summary>
    Date,

    /// <summary>A record, by its key.</summary>
    Record,

    /// <summary>One of some choices.</summary>
    Choice,

    /// <summary>Words.</summary>
    Text,
}

/// <summary>One of the answers that a question allows.</summary>
/// <param name="Value">The answer as it is kept and as the command line gives it.</param>
/// <param name="Words">On screen: "The same person as Jane Smith, Head of Service".</param>
public sealed record Choice(string Value, string Words);
