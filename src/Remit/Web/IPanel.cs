using Remit.Kernel;

namespace Remit.Web;

/// <summary>
/// What a capability adds to another's page: a body's register, its meetings, what to put right. Registered by the module
/// that adds it; the page asks all panels of its kind and shows them in order.
/// </summary>
public interface IPanel
{
    /// <summary>The kind of record to whose page it adds.</summary>
    string Kind { get; }

    /// <summary>Its place among the panels.</summary>
    int Order { get; }

    /// <summary>What it shows for a record, in one query; null where it has nothing to say.</summary>
    Task<Panel?> Load(Looking looking, RecordRef record);
}

/// <summary>What a panel shows.</summary>
/// <param name="Name">Its name in the JSON twin.</param>
/// <param name="Partial">The partial view that shows it.</param>
/// <param name="Model">What is shown.</param>
public sealed record Panel(string Name, string Partial, object Model);

/// <summary>Asks every panel of a kind.</summary>
public sealed class Panels(IEnumerable<IPanel> panels, Looking looking)
{
    /// <summary>The panels of a record, in order.</summary>
    public async Task<IReadOnlyList<Panel>> Of(RecordRef record)
    {
        var shown = new List<Panel>();
        foreach (var panel in panels.Where(p => p.Kind == record.Kind).OrderBy(p => p.Order))
        {
            if (await panel.Load(looking, record) is { } content)
                shown.Add(content);
        }
        return shown;
    }
}
