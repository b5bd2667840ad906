namespace Remit.Checks;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>A duty is broken.</summary>
    Error,

    /// <summary>It is weak or at risk.</summary>
    Warning,

    /// <summary>It is worth a look.</summary>
    Note,
}

/// <summary>
/// One named rule over the partnership as at a date. It looks at everything that is recorded; who sees what it finds is not its
/// business, as long as a finding names no record that it does not list.
/// </summary>
/// <param name="code">The stable code by which people quote it: "STR-05".</param>
/// <param name="title">What it looks for, in one line.</param>
public abstract class Check(string code, string title)
{
    /// <summary>The stable code by which people quote it.</summary>
    public string Code { get; } = code;

    /// <summary>What it looks for, in one line.</summary>
    public string Title { get; } = title;

    /// <summary>Why it matters, in a sentence.</summary>
    public abstract string Why { get; }

    /// <summary>On what it rests: law, guidance, a paper, good practice.</summary>
    public abstract string Source { get; }

    /// <summary>Its line of the set-up list; null for a check that never finds anything that is only not recorded yet.</summary>
    public virtual SetUp? SetUp => null;

    /// <summary>What it finds, in a fixed number of set-based queries.</summary>
    public abstract Task<IReadOnlyList<Finding>> Run(CheckRun run);
}

/// <summary>A line of the set-up list.</summary>
/// <param name="Place">Its place in the list: what matters most has the lowest.</param>
/// <param name="What">What is still to be recorded: "To whom each board and group answers".</param>
public sealed record SetUp(int Place, string What);
