// A small house built wrongly on purpose: the checks of the architecture are shown to find each fault in it.
// Its folders are those of Remit, its root is "Crooked".
#pragma warning disable RS0030, CA1822, MA0038, MA0041, CA1852, MA0182

namespace Crooked.Kernel
{
    public sealed class Period
    {
        // Kernel → Structure, inside a lambda's closure in a method's body.
        public Func<string> Words(string text) => () => new Structure.Body().Count() + text;

        // Kernel knows the database.
        public Microsoft.EntityFrameworkCore.DbContext? Storage { get; init; }
    }

    public interface IRow;

    public abstract class Record : IRow;

    internal sealed class Hidden
    {
        internal static readonly int Count = 3;
    }

    internal sealed class IdSource
    {
        public Guid Next() => Guid.CreateVersion7();
    }
}

namespace Crooked.Structure
{
    // Kept in the database, and knows the web.
    public sealed class Body : Kernel.Record, Microsoft.AspNetCore.Http.IBindableFromHttpContext<Body>
    {
        // Allowed: Structure → Kernel.
        public Kernel.Period? Period { get; init; }

        // Allowed, but not offered by Kernel.
        public int Count() => Kernel.Hidden.Count;

        static ValueTask<Body?> Microsoft.AspNetCore.Http.IBindableFromHttpContext<Body>.BindAsync(
            Microsoft.AspNetCore.Http.HttpContext context,
            System.Reflection.ParameterInfo parameter
        ) => default;
    }

    // Public, and nobody outside Structure uses it.
    public sealed class Line
    {
        public DateTime When() => DateTime.UtcNow;

        public async Task<Guid> Later()
        {
            await Task.Yield();
            return Guid.NewGuid();
        }
    }

    // Public because the framework wants it, and its row because it shows it.
    public sealed class BodyPage : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
    {
        public IReadOnlyList<BodyRow> Rows { get; } = [];
    }

    public sealed record BodyRow(string Name);
}

namespace Crooked.Cellar
{
    // A folder that the table does not know; its only use is in an attribute's argument.
    [System.ComponentModel.TypeConverter(typeof(Structure.Body))]
    internal sealed class Jar;
}

namespace Crooked
{
    // The program may use everything.
    internal sealed class Start
    {
        public static object Everything() => new Structure.Body();
    }
}
