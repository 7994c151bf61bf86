namespace XaiGen.Generator.CSharp;

/// <summary>A piece of a path template: text or a variable.</summary>
internal abstract record PathPart
{
    private PathPart()
    {
    }

    /// <summary>The piece as written in the contract.</summary>
    internal abstract string Written { get; }

    internal static PathPart Of(string written, bool isVariable)
        => isVariable ? new Variable(written.Substring(1, written.Length - 2)) : new Text(written);

    internal sealed record Text(string Value) : PathPart
    {
        internal override string Written => Value;
    }

    internal sealed record Variable(string WireName) : PathPart
    {
        internal override string Written => $"{{{WireName}}}";
    }
}
