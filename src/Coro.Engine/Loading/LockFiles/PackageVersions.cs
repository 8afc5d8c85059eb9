using System.Globalization;
using System.Numerics;

namespace Coro.Engine.Loading.LockFiles;

/// <summary>Orders versions as semantic versioning does, with any count of numbers: 1.2 &lt; 1.10-rc.2 &lt; 1.10-rc.10 &lt; 1.10.0.1.</summary>
internal static class PackageVersions
{
    public static int Compare(string x, string y)
    {
        var (numbersX, previewX) = Split(x);
        var (numbersY, previewY) = Split(y);
        var numbers = CompareParts(numbersX, numbersY, missing: "0");
        if (numbers != 0)
            return numbers;
        if (previewX.Length == 0 || previewY.Length == 0)
            return previewY.Length - previewX.Length;
        return CompareParts(previewX, previewY, missing: null);
    }

    // Behind a plus is build metadata, which orders nothing.
    private static (string[] Numbers, string[] Preview) Split(string version)
    {
        var parts = version.Split('+')[0].Split('-', 2);
        return (parts[0].Split('.'), parts.Length > 1 ? parts[1].Split('.') : []);
    }

    private static int CompareParts(string[] x, string[] y, string? missing)
    {
        for (var i = 0; i < Math.Max(x.Length, y.Length); i++)
        {
            var (a, b) = (i < x.Length ? x[i] : missing, i < y.Length ? y[i] : missing);
            if (a is null || b is null)
                return a is null ? -1 : 1;
            var result = ComparePart(a, b);
            if (result != 0)
                return result;
        }

        return 0;
    }

    private static int ComparePart(string a, string b)
    {
        var isNumber = IsNumber(a, out var x);
        if (isNumber != IsNumber(b, out var y))
            return isNumber ? -1 : 1;
        return isNumber ? x.CompareTo(y) : string.CompareOrdinal(a, b);
    }

    private static bool IsNumber(string text, out BigInteger number)
    {
        number = default;
        return text.Length <= 64 && BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
