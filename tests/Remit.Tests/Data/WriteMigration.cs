using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities;
using Remit.Structure;

namespace Remit.Tests.Data;

public class WriteMigration
{
    [Fact(Explicit = true)]
    public void Write_the_whole_model()
    {
        var services = new ServiceCollection().AddStructure().AddResponsibilities().AddActions();
        using var provider = services.BuildServiceProvider();
        var store = new Store(
            DatabaseChoice.Sqlite(Path.GetTempPath()),
            new Shapes(provider.GetServices<Shape>()),
            [],
            new LondonClock(TimeProvider.System),
            new IdSource(TimeProvider.System)
        );
        using var db = store.Write();
        File.WriteAllText("/tmp/migration.txt", MigrationWriter.WholeModel(db));
    }
}
