using FsCheck;
using FsCheck.Fluent;

namespace Remit.Tests.Kernel;

/// <summary>Properties that hold for all values of some generators.</summary>
internal static class Properties
{
    /// <summary>Days of eleven years, close enough that periods often touch.</summary>
    public static Gen<DateOnly> Days { get; } = Gen.Choose(0, 4000).Select(i => new DateOnly(2000, 1, 1).AddDays(i));

    /// <summary>Periods of which one in four has no start and one in four no end.</summary>
    public static Gen<Remit.Kernel.Period> Periods { get; } =
        from first in Days
        from length in Gen.Choose(0, 400)
        from unknown in Gen.Choose(0, 3)
        from open in Gen.Choose(0, 3)
        select new Remit.Kernel.Period(unknown == 0 ? null : first, open == 0 ? null : first.AddDays(length));

    public static void Hold<T>(Gen<T> values, Action<T> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true),
            Prop.ForAll(values.ToArbitrary(), property)
        );

    public static Gen<(T First, T Second)> Pairs<T>(Gen<T> values) =>
        from first in values
        from second in values
        select (first, second);
}
