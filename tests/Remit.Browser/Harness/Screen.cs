namespace Remit.Browser.Harness;

/// <summary>The page sizes that every page is looked at in, in CSS pixels.</summary>
public sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Desktop = new("desktop", 1280, 900);
    public static readonly Screen Phone = new("phone", 390, 844);

    /// <summary>WCAG 2.2, 1.4.10: content reflows at a width of 320 without scrolling sideways.</summary>
    public static readonly Screen Narrow = new("narrow", 320, 844);

    public static IReadOnlyList<Screen> All { get; } = [Desktop, Phone, Narrow];

    public override string ToString() => Name;
}
