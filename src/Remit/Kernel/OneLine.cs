namespace Remit.Kernel;

/// <summary>A text as one line: line breaks and runs of white space are one blank.</summary>
public static class OneLine
{
    /// <summary>The whole text.</summary>
    public static string Of(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
