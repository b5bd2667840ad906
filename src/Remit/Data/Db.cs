using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Remit.Data.Feeds;
using Remit.Data.Letters;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// The database. Its tables follow from the shapes that the modules gave: a record's kind names its table, its typed ids are
/// foreign keys, its key is unique within what holds it. Nobody writes a mapping by hand.
/// </summary>
public class Db : DbContext
{
    private int ceiling;
    private string[] bodies;

    internal Db(DbContextOptions options, Shapes shapes, Sight sight)
        : base(options)
    {
        Shapes = shapes;
        Sight = sight;
        ceiling = (int)sight.Ceiling;
        bodies = [.. sight.Bodies];
    }

    /// <summary>
    /// While a change is kept its rules look at everything, also for somebody who read with less: until this is disposed of.
    /// </summary>
    internal IDisposable LookingAtEverything()
    {
        var own = Sight;
        See(Sight.Everything);
        return new Undo(() => See(own));
    }

    /// <summary>Until this is disposed of, what is read is also kept from those who see no more than this: for a paper that others read.</summary>
    public IDisposable LookingNoFurtherThan(Sight readers)
    {
        var own = Sight;
        See(own.And(readers));
        return new Undo(() => See(own));
    }

    private void See(Sight sight) => (Sight, ceiling, bodies) = (sight, (int)sight.Ceiling, [.. sight.Bodies]);

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }

    /// <summary>The shapes of all records.</summary>
    public Shapes Shapes { get; }

    /// <summary>The store to commit to; null for a context that only reads.</summary>
    internal Store? Store { get; init; }

    /// <summary>Which records a query sees.</summary>
    public Sight Sight { get; private set; }

    /// <summary>
    /// The day at which it is read: where a record had another name then, or belonged to another organisation, a query gives that.
    /// Null reads what is recorded as it stands in the tables.
    /// </summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Whether it has what was known at a change, made from the log: without what lies beside the records, such as documents.</summary>
    public bool IsOfAChange { get; init; }

    /// <summary>The log of changes, by number.</summary>
    public IQueryable<LoggedChange> Changes => Set<LoggedChange>().AsNoTracking();

    /// <summary>The records that changes touched.</summary>
    public IQueryable<ChangeEntry> ChangeEntries => Set<ChangeEntry>().AsNoTracking();

    /// <summary>The personal values of the log's entries.</summary>
    public IQueryable<PersonalValues> PersonalValues => Set<PersonalValues>().AsNoTracking();

    /// <summary>What is written in the transaction of a change beside its records.</summary>
    internal Func<Task>? WithTheChange { get; set; }

    /// <summary>Whether this context takes a change back: only then may records leave their tables.</summary>
    internal bool TakesBack { get; init; }

    /// <summary>The records of a kind that the viewer may see, to read, as they were called on the day at which it is read.</summary>
    public IQueryable<T> All<T>()
        where T : class, IRow =>
        AsAt is { } day && FormerFields.TableOn(this, typeof(T)) is { } table
            ? Set<T>().FromSqlRaw(table, day).AsNoTracking()
            : Set<T>().AsNoTracking();

    /// <summary>For SQL written by hand: the condition under which a record, by its table's alias, is seen.</summary>
    public string Sees(string alias) =>
        string.Concat(
            bodies
                .Select(b => $" OR {alias}.\"restricted_to\" LIKE '%{b}%'")
                .Prepend(string.Create(CultureInfo.InvariantCulture, $"({alias}.\"sensitivity\" <= {ceiling}"))
        ) + ")";

    /// <summary>Refused: what is written without a change is missing from the log.</summary>
    /// <exception cref="InvalidOperationException">Always, outside a commit.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw OutsideACommit();

    /// <inheritdoc cref="SaveChanges(bool)"/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        throw OutsideACommit();

    /// <summary>Writes the tracked rows; only a commit, and the loading of what was known, may.</summary>
    internal Task<int> SaveInCommit() => base.SaveChangesAsync(acceptAllChangesOnSuccess: true);

    private static InvalidOperationException OutsideACommit() =>
        new("Every write is one change: use db.Commit(change), so that the log holds it.");

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.IgnoreAny<Period>();
        conventions.Properties<RecordRef>().HaveConversion<RefConversion>();
        conventions.Properties<AgeRange>().HaveConversion<AgesConversion>();
        conventions.Properties<ProvisionNumber>().HaveConversion<ProvisionNumberConversion>();
        conventions.Properties<GssCode>().HaveConversion<GssCodeConversion>();
        conventions.Properties<Fraction>().HaveConversion<FractionConversion>();
        conventions.Properties<CalendarSpan>().HaveConversion<CalendarSpanConversion>();
        conventions.Properties<Pence>().HaveConversion<PenceConversion>();
        conventions.Properties<TimeOnly>().HaveConversion<TimeConversion>();
        conventions.Properties<Sensitivity>().HaveConversion<SensitivityConversion>();
        conventions.Properties<DateTimeOffset>().HaveConversion<InstantConversion>();
        foreach (var type in Shapes.All.Select(s => s.Type).Concat(Shapes.Links.Select(l => l.Type)))
        {
            conventions
                .Properties(typeof(Id<>).MakeGenericType(type))
                .HaveConversion(typeof(IdConversion<>).MakeGenericType(type));
            foreach (var choice in ChoicesOf(type))
                conventions.Properties(choice).HaveConversion(typeof(ChoiceConversion<>).MakeGenericType(choice));
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder model)
    {
        foreach (var shape in Shapes.All)
        {
            var record = model.Entity(shape.Type);
            MapRow(model, record, Table(shape.Plural));
            TextColumns.Map(record, shape);
            record.Property(nameof(Record.Version)).IsConcurrencyToken();
            var holder = shape.Holder?.Name;
            record.HasIndex(holder is null ? [nameof(Record.Key)] : [holder, nameof(Record.Key)]).IsUnique();
        }
        foreach (var link in Shapes.Links)
        {
            var row = model.Entity(link.Type);
            MapRow(model, row, Table(link.Plural));
            row.Property(nameof(IRow.Version)).IsConcurrencyToken();
            row.HasIndex(link.Holder.Name, link.Target.Name).IsUnique();
        }
        var hide = typeof(Db).GetMethod(nameof(HideWhatIsNotSeen), BindingFlags.NonPublic | BindingFlags.Instance)!;
        foreach (var shape in Shapes.All)
            hide.MakeGenericMethod(shape.Type).Invoke(this, [model]);
        MapLog(model);
        foreach (var entity in model.Model.GetEntityTypes())
        foreach (var property in entity.GetProperties())
            property.SetColumnName(Snake(property.Name));
    }

    internal string KindOf(Type type) => Shapes.Links.FirstOrDefault(l => l.Type == type)?.Kind ?? Shapes[type].Kind;

    internal static string Table(string plural) => plural.Replace('-', '_');

    internal static string Snake(string name) => Kebab.Of(name).Replace('-', '_');

    private static IEnumerable<Type> ChoicesOf(Type type) =>
        type.GetProperties()
            .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
            .Where(t => t.IsEnum && t != typeof(Sensitivity))
            .Distinct();

    private static void MapRow(ModelBuilder model, EntityTypeBuilder row, string table)
    {
        var type = row.Metadata.ClrType;
        row.ToTable(table);
        row.HasKey("Id");
        row.Property("Id").ValueGeneratedNever();
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && p.Name != "Id"))
        {
            var target = TargetOf(property);
            if (target is not null)
                model.Entity(type).HasOne(target).WithMany().HasForeignKey(property.Name).OnDelete(DeleteBehavior.Restrict);
            else if (property.PropertyType == typeof(RecordRef) || property.PropertyType == typeof(RecordRef?))
                row.HasIndex(property.Name);
        }
        foreach (var computed in type.GetProperties().Where(p => !p.CanWrite))
            row.Ignore(computed.Name);
    }

    private static Type? TargetOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? type.GetGenericArguments()[0] : null;
    }

    private void HideWhatIsNotSeen<T>(ModelBuilder model)
        where T : Record =>
        model
            .Entity<T>()
            .HasQueryFilter(r =>
                (int)r.Sensitivity <= ceiling || (r.RestrictedTo != null && bodies.Any(b => r.RestrictedTo.Contains(b)))
            );

    private static void MapLog(ModelBuilder model)
    {
        model.Entity<LoggedChange>(change =>
        {
            change.ToTable("changes");
            change.HasKey(c => c.Number);
            change.Property(c => c.Number).ValueGeneratedNever();
            change.HasIndex(c => c.At);
        });
        model.Entity<ChangeEntry>(entry =>
        {
            entry.ToTable(LoggedEntries.Table);
            entry.HasKey(e => new { e.RecordId, e.ChangeNumber });
            entry.HasIndex(e => e.ChangeNumber);
            entry.HasIndex(e => e.Leaf).IsUnique();
            entry.HasIndex(e => e.Kind, "IX_change_entries_removed").HasFilter("\"after\" IS NULL");
            entry.HasOne<LoggedChange>().WithMany().HasForeignKey(e => e.ChangeNumber).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PersonalValues>(values =>
        {
            values.ToTable("personal_values");
            values.HasKey(v => new { v.RecordId, v.ChangeNumber });
            values.HasIndex(v => v.ErasedBy);
            values
                .HasOne<ChangeEntry>()
                .WithMany()
                .HasForeignKey(v => new { v.RecordId, v.ChangeNumber })
                .OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Upload>(upload =>
        {
            upload.ToTable("uploads");
            upload.HasKey(u => u.Id);
            upload.Property(u => u.Id).ValueGeneratedNever();
            upload.HasIndex(u => u.At);
            // Whoever sends a form twice brings the file in once, and takes it back once.
            upload.Property(u => u.ChangeNumber).IsConcurrencyToken();
            upload.Property(u => u.TakenBackBy).IsConcurrencyToken();
        });
        model.Entity<Attachment>(attachment =>
        {
            attachment.ToTable("attachments");
            attachment.HasKey(a => a.Id);
            attachment.Property(a => a.Id).ValueGeneratedNever();
            attachment.HasIndex(a => a.Hash);
        });
        model.Entity<Letter>(letter =>
        {
            letter.ToTable(Letter.Table);
            letter.HasKey(l => l.Id);
            letter.Property(l => l.Id).ValueGeneratedNever();
            // Of the postman and of whoever says otherwise at the same moment, the second looks again.
            letter.Property(l => l.State).HasConversion<ChoiceConversion<LetterState>>().IsConcurrencyToken();
            letter.Property(l => l.Tries).IsConcurrencyToken();
            letter.HasIndex(l => new { l.State, l.At });
            letter.HasIndex(l => l.Person);
        });
        model.Entity<LetterLink>(link =>
        {
            link.ToTable(LetterLink.Table);
            link.HasKey(l => l.Hash);
            link.HasIndex(l => l.Person);
            link.HasIndex(l => l.Record);
        });
        model.Entity<CalendarAddress>(address =>
        {
            address.ToTable(CalendarAddress.Table);
            address.HasKey(a => a.Id);
            address.Property(a => a.Id).ValueGeneratedNever();
            address.HasIndex(a => a.Hash).IsUnique();
            address.HasIndex(a => a.Person);
        });
        model.Entity<LetterWish>(wish =>
        {
            wish.ToTable(LetterWish.Table);
            wish.HasKey(w => w.Person);
            wish.Property(w => w.Person).ValueGeneratedNever();
            wish.Property(w => w.Often).HasConversion<ChoiceConversion<HowOften>>();
            // Of two nodes that remind at the same moment one does.
            wish.Property(w => w.ToldOn).IsConcurrencyToken();
        });
    }
}

/// <summary>Questions that every dated record answers.</summary>
public static class Dated
{
    /// <summary>Those that hold on a day.</summary>
    public static IQueryable<T> On<T>(this IQueryable<T> records, DateOnly day)
        where T : class, IDated => records.Where(r => (r.From == null || r.From <= day) && (r.Until == null || day <= r.Until));

    /// <summary>Those that hold on a day or held before it.</summary>
    public static IQueryable<T> By<T>(this IQueryable<T> records, DateOnly day)
        where T : class, IDated => records.Where(r => r.From == null || r.From <= day);
}
