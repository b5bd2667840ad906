using Remit.Kernel;

namespace Remit.Web.Work;

/// <summary>Gives a person as they look and write today, without their being signed in: for what is written to them. Given by whoever knows how people stand.</summary>
public sealed class ViewersByPerson(Func<Guid, Task<Viewer>> find)
{
    /// <param name="person">The id of their record.</param>
    public Task<Viewer> Of(Guid person) => find(person);
}
