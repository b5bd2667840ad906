using System.Text.Json;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Tests.Web;

/// <summary>
/// A fixture's options, read as upstream's templates read them: HTML goes before text, and what is empty, false or
/// null counts as not given.
/// </summary>
internal sealed record Options(JsonElement Json)
{
    /// <summary>The option itself as text, for lists of plain values.</summary>
    public string? Value => AsText(Json);

    public bool Has(string name) => Find(name) is not null;

    public Options? Object(string name) => Find(name) is { ValueKind: JsonValueKind.Object } found ? new Options(found) : null;

    public IEnumerable<Options> Each(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } list ? new Options(list).Each() : [];

    public IEnumerable<Options> Each() => Json.EnumerateArray().Where(item => !IsNothing(item)).Select(item => new Options(item));

    public string? Text(string name) => Find(name) is { } found ? AsText(found) : null;

    /// <summary>A control's value, for which false is a word like any other.</summary>
    public string? Given(string name) => Find(name) is { ValueKind: JsonValueKind.False } ? "false" : Text(name);

    /// <summary>The text, or null where it is empty.</summary>
    public string? Words(string name) => Text(name) is { Length: > 0 } text ? text : null;

    public bool Is(string name) => Find(name) is { } found && !IsNothing(found);

    public bool? Flag(string name) =>
        Find(name)?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    public int? Number(string name) =>
        int.TryParse(Text(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public Markup? Raw(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } found ? Markup.Raw(found.GetString()) : null;

    public Markup? Content(string text = "text", string html = "html") =>
        Words(html) is { } markup ? Markup.Raw(markup) : Markup.Text(Words(text));

    public HtmlAttributes Attributes() =>
        Object("attributes") is { } attributes
            ? new(
                attributes
                    .Json.EnumerateObject()
                    .Select(pair => (pair.Name, Value: AttributeValue(pair.Value)))
                    .Where(pair => pair.Value is not null)
                    .Select(pair => KeyValuePair.Create(pair.Name, pair.Value))
            )
            : HtmlAttributes.None;

    public Label? Label() =>
        new()
        {
            Content = Content(),
            Classes = Text("classes"),
            IsPageHeading = Is("isPageHeading"),
            Attributes = Attributes(),
        };

    public Hint? Hint() =>
        new()
        {
            Content = Content(),
            Id = Text("id"),
            Classes = Text("classes"),
            Attributes = Attributes(),
        };

    public ErrorMessage? Error() =>
        new()
        {
            Content = Content(),
            Id = Text("id"),
            Classes = Text("classes"),
            Attributes = Attributes(),
            VisuallyHiddenText = Flag("visuallyHiddenText") is false ? "" : Text("visuallyHiddenText") ?? "Error",
        };

    public Fieldset? Fieldset() => Object("fieldset")?.AsFieldset();

    public Fieldset AsFieldset() =>
        new()
        {
            Legend = Object("legend") is { } legend
                ? new Legend
                {
                    Content = legend.Content(),
                    Classes = legend.Text("classes"),
                    IsPageHeading = legend.Is("isPageHeading"),
                }
                : null,
            DescribedBy = Text("describedBy"),
            Role = Text("role"),
            Classes = Text("classes"),
            Attributes = Attributes(),
        };

    public FormGroup Group() =>
        new()
        {
            Classes = Text("classes"),
            Attributes = Attributes(),
            Before = (Object("beforeInput") ?? Object("beforeInputs"))?.Content(),
            After = (Object("afterInput") ?? Object("afterInputs"))?.Content(),
        };

    public Affix? Affix(string name) =>
        Object(name) is { } affix && affix.Content() is { } content
            ? new Affix(content) { Classes = affix.Text("classes"), Attributes = affix.Attributes() }
            : null;

    public TableCell Cell() =>
        new(Content())
        {
            Format = Text("format"),
            Classes = Text("classes"),
            Colspan = Number("colspan"),
            Rowspan = Number("rowspan"),
            Attributes = Attributes(),
        };

    public PaginationLink? PaginationLink(string name) =>
        Object(name) is { } link && link.Words("href") is { } href
            ? new PaginationLink(href, link.Content(), link.Text("labelText")) { Attributes = link.Attributes() }
            : null;

    public IReadOnlyList<SummaryAction> SummaryActions() =>
        [
            .. Each("items")
                .Select(item => new SummaryAction(item.Content(), item.Text("href") ?? "", item.Text("visuallyHiddenText"))
                {
                    Classes = item.Text("classes"),
                    Attributes = item.Attributes(),
                }),
        ];

    public IReadOnlyList<Choice> Choices() =>
        [
            .. Each("items")
                .Select(item => new Choice(item.Content(), item.Given("value"))
                {
                    Id = item.Text("id"),
                    Name = item.Text("name"),
                    Checked = item.Flag("checked"),
                    Disabled = item.Is("disabled"),
                    Hint = item.Object("hint")?.Content() is null ? null : item.Object("hint")?.Hint(),
                    LabelClasses = item.Object("label")?.Text("classes"),
                    LabelAttributes = item.Object("label")?.Attributes() ?? HtmlAttributes.None,
                    Divider = item.Words("divider"),
                    Behaviour = item.Text("behaviour"),
                    Attributes = item.Attributes(),
                }),
        ];

    public IReadOnlyList<DatePart> DateParts()
    {
        var values = Object("values");
        var prefix = Words("namePrefix") is { } name ? name + "-" : "";
        var items = Each("items").ToList();
        if (items.Count > 0)
            return [.. items.Select(item => Part(item, item.Text("name") ?? "", item.Text("name") ?? ""))];
        return
        [
            .. from part in new[] { "day", "month", "year" }
            where Find(part) is not { ValueKind: JsonValueKind.False or JsonValueKind.Null }
            select Object(part) is { } given
                ? Part(given, given.Text("name") ?? part, part)
                : new DatePart(part)
                {
                    Width = part == "year" ? 4 : 2,
                    Value = values?.Text(part) ?? values?.Text(prefix + part),
                },
        ];

        DatePart Part(Options item, string partName, string place) =>
            new(partName)
            {
                Width = place == "year" ? 4 : 2,
                Label = item.Text("label"),
                Id = item.Text("id"),
                Value =
                    item.Text("value")
                    ?? Object(place)?.Text("value")
                    ?? values?.Text(prefix + partName)
                    ?? values?.Text(partName),
                Classes = item.Text("classes"),
                Error = item.Flag("error"),
                Inputmode = item.Text("inputmode"),
                Autocomplete = item.Text("autocomplete"),
                Pattern = item.Text("pattern"),
                Attributes = item.Attributes(),
            };
    }

    public override string ToString() => Json.GetRawText();

    private JsonElement? Find(string name) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var found) ? found : null;

    private static string? AsText(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.GetRawText(),
            JsonValueKind.True => "true",
            _ => null,
        };

    private static bool IsNothing(JsonElement json) =>
        json.ValueKind is JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined
        || (json.ValueKind == JsonValueKind.String && json.GetString() is "")
        || (json.ValueKind == JsonValueKind.Number && json.GetDecimal() == 0);

    /// <summary>An attribute may be an object that says whether it is left out when empty.</summary>
    private static string? AttributeValue(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return json.ValueKind == JsonValueKind.False ? "false" : AsText(json) ?? "";
        var optional = json.TryGetProperty("optional", out var flag) && flag.ValueKind == JsonValueKind.True;
        var given = json.TryGetProperty("value", out var value);
        if (optional && (!given || value.ValueKind is JsonValueKind.Null or JsonValueKind.False))
            return null;
        if (optional && value.ValueKind == JsonValueKind.True)
            return "";
        return given ? AttributeValue(value) : "";
    }
}

internal static class Filling
{
    /// <summary>What every form field has.</summary>
    public static T Filled<T>(this T field, Options o, string id = "id")
        where T : FormField =>
        field with
        {
            Id = o.Text(id),
            Name = o.Text("name"),
            Label = o.Object("label")?.Label(),
            Hint = o.Object("hint")?.Hint(),
            Error = o.Object("errorMessage")?.Error(),
            DescribedBy = o.Text("describedBy"),
            Group = o.Object("formGroup")?.Group() ?? new FormGroup(),
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        };
}
