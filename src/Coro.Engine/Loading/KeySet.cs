namespace Coro.Engine.Loading;

/// <summary>The keys that a mapping may have; at most 64.</summary>
internal sealed class KeySet(params string[] keys)
{
    public IReadOnlyList<string> Keys => keys;

    /// <summary>Finds a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="first">Where to look first: keys mostly come in the order of the set. Below 0: at its beginning.</param>
    /// <returns>Its place; -1: it is none of the set.</returns>
    public int IndexOf(string key, int first = 0)
    {
        for (var i = Math.Max(first, 0); i < keys.Length; i++)
        {
            if (keys[i] == key)
                return i;
        }

        return first > 0 ? IndexOf(key) : -1;
    }

    public string this[int index] => keys[index];
}
