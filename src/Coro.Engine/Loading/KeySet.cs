namespace Coro.Engine.Loading;

/// <summary>The keys that a mapping may have; at most 64.</summary>
internal sealed class KeySet(params string[] keys)
{
    public IReadOnlyList<string> Keys => keys;

    public int IndexOf(string key)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == key)
                return i;
        }

        return -1;
    }

    public string this[int index] => keys[index];
}
