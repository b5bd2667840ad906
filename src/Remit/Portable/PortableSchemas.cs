using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Remit.Kernel;

namespace Remit.Portable;

/// <summary>
/// The portable format described from the shapes, for people and for editors: a JSON Schema (draft 7) for each kind that has YAML
/// files, and a page with every field. Schemas ask for the canonical form; reading is more patient.
/// </summary>
internal sealed class PortableSchemas(Shapes shapes)
{
    private const string Slug = "[a-z0-9]+(-[a-z0-9]+)*";
    private const string KeyPattern = $"^(?=.{{1,100}}$){Slug}$";
    private const string Path = $"{Slug}(/{Slug})*";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Every file of the description, by its name.</summary>
    public IReadOnlyDictionary<string, string> Files()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["fields.md"] = Fields() };
        foreach (var shape in shapes.All.Where(s => s.Place is { Form: not FileForm.List }))
            files.Add($"{shape.Kind}.schema.json", Schema(shape).ToJsonString(Readable) + "\n");
        return files;
    }

    private JsonObject Schema(Shape shape)
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = shape.Kind };
        foreach (var (name, part) in Record(shape).ToList())
            schema[name] = part?.DeepClone();
        if (shape.Place!.Form == FileForm.Single)
        {
            schema["properties"]!.AsObject().Insert(0, "format", new JsonObject { ["enum"] = new JsonArray(DraftReader.Format) });
            // The format is always said, so that there is always something.
            schema["type"] = "object";
            if (schema["required"] is JsonArray required)
                required.Insert(0, "format");
            else
                schema["required"] = new JsonArray("format");
        }
        var definitions = new JsonObject();
        Define(shape, definitions);
        if (definitions.Count > 0)
            schema["definitions"] = definitions;
        return schema;
    }

    private void Define(Shape holder, JsonObject definitions)
    {
        foreach (var shape in shapes.HeldBy(holder.Kind).Where(s => !definitions.ContainsKey(s.Kind)))
        {
            definitions[shape.Kind] = Record(shape);
            Define(shape, definitions);
        }
    }

    private JsonObject Record(Shape shape)
    {
        var properties = new JsonObject();
        foreach (var field in CommonFields.Of(shape).Where(f => f.Form != FieldForm.TextFile))
        foreach (var name in CommonFields.Names(field))
            properties[name] = Described(Value(field), About(field, name));
        foreach (var inside in shapes.HeldBy(shape.Kind))
            properties[inside.Plural] = Described(
                new JsonObject
                {
                    ["type"] = new JsonArray("object", "null"),
                    ["patternProperties"] = new JsonObject
                    {
                        [KeyPattern] = new JsonObject { ["$ref"] = $"#/definitions/{inside.Kind}" },
                    },
                    ["additionalProperties"] = false,
                },
                $"{inside.About} Each by its key."
            );
        var required = shape.Fields.Where(f => f.IsRequired).Select(f => (JsonNode)f.Name).ToArray();
        var record = new JsonObject { ["description"] = shape.About };
        record["type"] = required.Length > 0 ? "object" : new JsonArray("object", "null");
        record["properties"] = properties;
        if (required.Length > 0)
            record["required"] = new JsonArray(required);
        record["additionalProperties"] = false;
        return record;
    }

    private JsonObject Value(Field field)
    {
        if (field.IsList)
            return new JsonObject
            {
                ["type"] = new JsonArray("array", "null"),
                ["items"] = Text(Reference(field), required: true),
            };
        var type = field.Form == FieldForm.OwnPeriod ? typeof(DateOnly) : ValueText.Plain(field.Holds);
        if (type == typeof(Period))
            return new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { [CommonFields.From] = Date(false), [CommonFields.Until] = Date(false) },
                ["additionalProperties"] = false,
            };
        if (type == typeof(bool))
            return new JsonObject { ["type"] = field.IsRequired ? "boolean" : new JsonArray("boolean", "null") };
        if (type == typeof(int))
            return new JsonObject { ["type"] = field.IsRequired ? "integer" : new JsonArray("integer", "null") };
        if (type == typeof(DateOnly))
            return Date(field.IsRequired);
        if (ValueText.Choices(type) is { } choices)
        {
            var all = choices.Select(c => (JsonNode?)c);
            return new JsonObject { ["enum"] = new JsonArray([.. field.IsRequired ? all : all.Append(null)]) };
        }
        return Text(
            References.IsReference(type) ? Reference(field)
                : type == typeof(AgeRange) ? "^(pre-conception|pre-birth|[0-9]{1,3})( to [0-9]{1,3}| and over)?$"
                : type == typeof(ProvisionNumber) ? "[0-9]"
                : type == typeof(GssCode) ? "^[EWSN][0-9]{8}$"
                : type == typeof(Fraction) ? "^([1-9][0-9]{0,4}/[1-9][0-9]{0,4}|all)$"
                : type == typeof(CalendarSpan) ? "^[1-9][0-9]{0,2} (day|week|month|year)s?$"
                : type == typeof(Pence) ? "^-?£?[0-9]{1,3}(,?[0-9]{3})*(\\.[0-9]{1,2})?$"
                : type == typeof(TimeOnly) ? "^([01][0-9]|2[0-3]):[0-5][0-9]$"
                : @"\S",
            field.IsRequired
        );
    }

    private string Reference(Field field) =>
        References.TargetOf(field.Holds) is not null ? $"^{Path}$"
        : field.Form == FieldForm.References ? $"^({string.Join('|', field.Kinds)}):{Path}$"
        : $"^({string.Join('|', shapes.All.Select(s => s.Kind))}):{Path}$";

    private static JsonObject Text(string pattern, bool required) =>
        new() { ["type"] = required ? "string" : new JsonArray("string", "null"), ["pattern"] = pattern };

    private static JsonObject Date(bool required) => Text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", required);

    private static JsonObject Described(JsonObject value, string about)
    {
        value.Insert(0, "description", about);
        return value;
    }

    private static string About(Field field, string name) =>
        field.Form != FieldForm.OwnPeriod ? field.About
        : name == CommonFields.From ? "The first day; leave it out where it is not recorded."
        : "The last day held; leave it out while it is open.";

    private string Fields()
    {
        var page = new StringBuilder(
            """
            # Every field of the portable format

            `./remit schemas docs/schemas` writes this page and the JSON Schemas beside it, from the shapes of the records in `src/Remit`. How the
            files are laid out and read is in the [guide](../guides/portable-format.md).

            Every record may also have `note` (anything worth saying beside the fields), `taken-from` (the place in a paper from which
            it was taken) and `sensitivity` (who may see it, where that differs from the partnership's default: public, partnership or
            restricted). In lists they are the last columns, and `key` is the first.

            """
        );
        foreach (var shape in shapes.All)
            Describe(page, shape);
        return page.ToString();
    }

    private void Describe(StringBuilder page, Shape shape)
    {
        page.Append("\n## ")
            .Append(shape.Kind)
            .Append("\n\n")
            .Append(shape.About)
            .Append(' ')
            .Append(Where(shape))
            .Append("\n\n");
        var rows = shape.Fields.SelectMany(f => CommonFields.Names(f).Select(n => (Field: f, Name: n))).ToList();
        if (rows.Count > 0)
            page.Append("| field | needed | holds | says |\n| --- | --- | --- | --- |\n");
        foreach (var (field, name) in rows)
        {
            var says = field.Form == FieldForm.OwnPeriod && name == CommonFields.From ? field.About : About(field, name);
            page.Append($"| `{name}` | {(field.IsRequired ? "yes" : "")} | {Holds(field)} | {says} |\n");
        }
    }

    private string Where(Shape shape)
    {
        if (shape.Place is not { } place)
            return $"Under `{shape.Plural}` of a {string.Join(" or a ", shape.HolderKinds.Select(k => $"[{k}](#{k})"))}, each by its key.";
        return place.Form switch
        {
            FileForm.List when shapes.HeldBy(shape.Kind).Any() =>
                $"A line each in `{place.Path}`; what lies in it stands in `{shape.Plural}/KEY.yaml`.",
            FileForm.List => $"A line each in `{place.Path}`.",
            FileForm.Single => $"There is one, in `{place.Path}`, whose first field is `format: {DraftReader.Format}`.",
            _ => $"A file each: `{place.Path}/KEY.yaml`. [Schema]({shape.Kind}.schema.json).",
        };
    }

    private string Holds(Field field)
    {
        if (field.Form == FieldForm.TextFile)
            return $"Markdown, in a file of its own: `{field.Folder}/{(shapes.All.Single(s => s.Fields.Contains(field)).Holder is null ? "" : "BODY/")}KEY.md`";
        var type = field.Form == FieldForm.OwnPeriod ? typeof(DateOnly) : ValueText.Plain(field.Holds);
        var one =
            type == typeof(Period) ? "`from` and `until`"
            : ValueText.Choices(type) is { } choices ? "one of " + string.Join(", ", choices.Select(c => $"`{c}`"))
            : References.TargetOf(type) is { } target
                ? $"the key of {Texts.Article(shapes[target].Kind)} [{shapes[target].Kind}](#{shapes[target].Kind})"
            : ValueText.Expected(type);
        return field.IsList ? $"a list: each {one}" : one;
    }
}
