using System.Diagnostics.CodeAnalysis;

namespace Remit.Kernel;

/// <summary>
/// Why a write was refused: the rule by its name, a sentence that a clerk understands, and where to look.
/// </summary>
/// <param name="Rule">The rule's name: a short sentence, the same wherever it refuses.</param>
/// <param name="Message">What is wrong here and what to do about it.</param>
/// <param name="Record">The record that it speaks of.</param>
/// <param name="Field">The field, where it is one.</param>
public sealed record Refusal(string Rule, string Message, RecordRef? Record = null, string? Field = null);

/// <summary>What came of a write: done, or refused with the rules that it broke. Exceptions are bugs; a refusal is a value.</summary>
public sealed class Result<T>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Refusal> refusals)
    {
        this.value = value;
        Refusals = refusals;
    }

    /// <summary>Empty where it was done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>Whether it was refused.</summary>
    public bool IsRefused => Refusals.Count > 0;

    /// <summary>What was made.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value =>
        IsRefused
            ? throw new InvalidOperationException("Refused: " + string.Join("; ", Refusals.Select(r => r.Message)))
            : value!;

    /// <summary>A result that was done.</summary>
    [SuppressMessage("Design", "MA0018", Justification = "Reads as a sentence where it is used.")]
    public static Result<T> Done(T value) => new(value, []);

    /// <summary>A result that was refused, for at least one reason.</summary>
    public static Result<T> Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0
            ? new Result<T>(default, refusals)
            : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));
}
