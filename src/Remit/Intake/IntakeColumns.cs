using System.Reflection;
using System.Text;
using YamlDotNet.Serialization;

namespace Remit.Intake;

/// <summary>Columns with the names that papers give them, from a data file beside the intake that knows them.</summary>
public static class IntakeColumns
{
    /// <summary>
    /// Reads the mapping <c>columns</c> of an embedded YAML file: for each key the column's name on screen, then those that papers use.
    /// </summary>
    /// <param name="resource">The file's name in the assembly: "Remit.Structure.Members.names.yaml".</param>
    public static IReadOnlyList<IntakeColumn> Load(string resource)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var file = new DeserializerBuilder().IgnoreUnmatchedProperties().Build().Deserialize<Dictionary<string, object>>(reader);
        var columns = (Dictionary<object, object>)file["columns"];
        return
        [
            .. columns.Select(column =>
            {
                var names = ((List<object>)column.Value).ConvertAll(name => (string)name);
                return new IntakeColumn((string)column.Key, names[0], names);
            }),
        ];
    }
}
