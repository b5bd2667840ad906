using System.Reflection;
using System.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Remit.Intake;

/// <summary>The data file of words that lies beside an intake: what papers call things.</summary>
public static class WordsFile
{
    /// <summary>Reads an embedded YAML file; its keys are the type's properties with hyphens, and keys that the type lacks are passed over.</summary>
    /// <param name="resource">The file's name in the assembly: "Remit.Structure.Members.names.yaml".</param>
    public static T Load<T>(string resource)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new DeserializerBuilder()
            .WithNamingConvention(HyphenatedNamingConvention.Instance)
            .IgnoreUnmatchedProperties()
            .Build()
            .Deserialize<T>(reader);
    }
}
