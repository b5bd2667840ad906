namespace Remit.Access.Demonstrating;

/// <summary>Says above every page of the demonstration what of it is made up, so that nobody takes it for fact.</summary>
/// <param name="Words">A sentence.</param>
internal sealed record MadeUp(string Words);
