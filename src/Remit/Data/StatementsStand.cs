using Remit.Kernel;

namespace Remit.Data;

/// <summary>What was said of progress stands, and it is said for a day that has come; whatever the statement is about.</summary>
public sealed class StatementsStand<T>(LondonClock clock) : IInvariant
    where T : Record<T>, IStatement
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var shape = db.Shapes[typeof(T)];
        var refusals = new List<Refusal>();
        if (!touched.IsErasure)
            foreach (var (statement, before) in touched.Changed<T>())
                if (shape.Fields.FirstOrDefault(f => !Equals(f.Property.GetValue(statement), before[f.Property.Name])) is { } field)
                    refusals.Add(
                        new Refusal(
                            "Progress is not overwritten",
                            $"What was said for {LondonDate.Words(before.GetValue<DateOnly>(nameof(IStatement.On)))} stays. Record what is so now beside it.",
                            new RecordRef(shape.Kind, statement.RowId),
                            field.Name
                        )
                    );
        refusals.AddRange(
            touched
                .Of<T>()
                .Where(s => s.On > clock.Today)
                .Select(s => new Refusal(
                    "Progress is said for a day that has come",
                    $"{LondonDate.Words(s.On)} is still to come. Say how far it is today, or on an earlier day.",
                    new RecordRef(shape.Kind, s.RowId),
                    "on"
                ))
        );
        return Task.FromResult<IReadOnlyList<Refusal>>(refusals);
    }
}
