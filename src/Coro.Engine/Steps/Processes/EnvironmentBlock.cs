using System.Runtime.InteropServices;

namespace Coro.Engine.Steps.Processes;

/// <summary>One process's environment: what it inherits by reference, and what is its own.</summary>
internal sealed unsafe class EnvironmentBlock : IDisposable
{
    private readonly NativeTexts _own;

    public EnvironmentBlock(BaseEnvironment inherited, IReadOnlyDictionary<string, string> own)
    {
        var texts = new string[own.Count];
        var count = 0;
        foreach (var (name, value) in own)
            texts[count++] = string.Concat(name, "=", value);
        _own = new(texts);

        Pointers = (byte**)NativeMemory.Alloc((nuint)(own.Count + inherited.Order.Count + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < count; i++)
            Pointers[i] = (byte*)_own[i];
        for (var i = 0; i < inherited.Order.Count; i++)
        {
            if (!own.ContainsKey(inherited.Order[i]))
                Pointers[count++] = (byte*)inherited.Entry(i);
        }

        Pointers[count] = null;
    }

    /// <summary>As <c>execve</c> wants it; valid until this object is disposed of.</summary>
    public byte** Pointers { get; }

    public void Dispose()
    {
        NativeMemory.Free(Pointers);
        _own.Dispose();
    }
}
