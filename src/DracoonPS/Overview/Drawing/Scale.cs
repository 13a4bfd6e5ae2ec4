using System;

namespace DracoonPS.Overview;

/// <summary>The end of an axis: the next round number.</summary>
internal static class Scale
{
    /// <summary>A round number that is not below the value, and even, since the axis has a line in its middle.</summary>
    public static long Top(long value)
    {
        for (decimal unit = 1; ; unit *= 10)
        {
            foreach (int step in new[] { 2, 3, 4, 5, 6, 8, 10 })
            {
                if (unit * step >= value && unit * step % 2 == 0)
                {
                    return (long)Math.Min(unit * step, long.MaxValue);
                }
            }
        }
    }

    /// <summary>The same for bytes, round in the unit that they are written in.</summary>
    public static long TopOfBytes(long value)
    {
        long unit = 1;
        while (value / unit >= 1024 && unit < 1L << 60)
        {
            unit <<= 10;
        }
        long rounded = Top((value / unit) + (value % unit > 0 ? 1 : 0));
        return rounded > long.MaxValue / unit ? long.MaxValue : rounded * unit;
    }
}
