using System.Collections.Concurrent;
using System.Reflection;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>What holds for the text of any record: what is needed is there, and text is text, as both databases can keep it.</summary>
internal static class OwnText
{
    private static readonly ConcurrentDictionary<Shape, IReadOnlyList<(PropertyInfo Property, Field? Field, string Name)>> Texts =
        new();

    public static IEnumerable<Refusal> Refusals(Shape shape, Record record)
    {
        var itself = new RecordRef(shape.Kind, record.RowId);
        foreach (var (property, field, name) in Texts.GetOrAdd(shape, TextsOf))
        {
            var text = (string?)property.GetValue(record);
            if (field?.IsRequired == true && string.IsNullOrWhiteSpace(text))
                yield return new Refusal(
                    "What is needed is there",
                    $"Enter the {name.Replace('-', ' ')} of the {shape.Kind.Replace('-', ' ')}: {field.About}",
                    itself,
                    name
                );
            if (text is not null && !IsPlain(text))
                yield return new Refusal(
                    "Text is text",
                    $"The {name.Replace('-', ' ')} has a character in it that can't be printed. Type it again, or paste it as plain text.",
                    itself,
                    name
                );
        }
        if (!Slug.IsValid(record.Key))
            yield return new Refusal(
                "A key has lower-case letters, digits and single hyphens",
                $"“{record.Key}” can't be a key. A key looks like early-years-group.",
                itself
            );
    }

    private static IReadOnlyList<(PropertyInfo Property, Field? Field, string Name)> TextsOf(Shape shape) =>
        [
            .. from property in shape.Type.GetProperties()
            where property.PropertyType == typeof(string) && property.CanWrite
            let field = shape.Fields.FirstOrDefault(f => f.Property.Name == property.Name)
            select (property, field, field?.Name ?? Kebab.Of(property.Name)),
        ];

    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t'))
                return false;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }
        return true;
    }
}
