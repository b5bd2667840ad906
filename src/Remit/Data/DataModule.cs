namespace Remit.Data;

/// <summary>The rules that hold for records of every kind, by their shapes.</summary>
internal static class DataModule
{
    public static IServiceCollection AddData(this IServiceCollection services) =>
        services
            .AddSingleton<IInvariant, NothingOutsideItsHolder>()
            .AddSingleton<IInvariant, NamedRecordsAreThere>()
            .AddSingleton<IInvariant, OnlyTheRestrictedNameBodies>();
}
