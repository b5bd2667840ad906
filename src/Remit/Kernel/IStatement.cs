namespace Remit.Kernel;

/// <summary>What somebody said on a day. It stands: what is said later is said beside it.</summary>
public interface IStatement
{
    /// <summary>The day for which it is said.</summary>
    DateOnly On { get; }
}
