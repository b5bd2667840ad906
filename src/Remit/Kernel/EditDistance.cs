namespace Remit.Kernel;

/// <summary>How many slips of typing lie between two texts: a letter more, less or another, or two neighbours swapped.</summary>
public static class EditDistance
{
    /// <summary>How many slips a name of this length can hold and still be taken for another.</summary>
    public static int Allowed(int length) =>
        length switch
        {
            < 4 => 0,
            < 9 => 1,
            < 18 => 2,
            _ => 3,
        };

    /// <summary>Whether at most so many slips lie between the two.</summary>
    public static bool Within(string one, string other, int most) => Of(one, other, most) <= most;

    /// <summary>The number of slips; <paramref name="most"/> + 1 for more than that.</summary>
    public static int Of(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        if (string.Equals(one, other, StringComparison.Ordinal))
            return 0;
        var width = other.Length + 1;
        Span<int> rows = width <= 200 ? stackalloc int[3 * width] : new int[3 * width];
        var before = rows[..width];
        var above = rows[width..(2 * width)];
        var row = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
            above[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var same = one[i - 1] == other[j - 1] ? 0 : 1;
                var steps = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + same);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    steps = Math.Min(steps, before[j - 2] + 1);
                row[j] = steps;
                least = Math.Min(least, steps);
            }
            if (least > most + 1)
                return most + 1;
            var spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return Math.Min(above[other.Length], most + 1);
    }
}
