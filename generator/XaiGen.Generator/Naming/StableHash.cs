namespace XaiGen.Generator.Naming;

/// <summary>FNV-1a: the same in every process, unlike the runtime's hash codes.</summary>
internal static class StableHash
{
    internal static uint Of(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash;
    }
}
