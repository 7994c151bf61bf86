#if !NET9_0_OR_GREATER
namespace System.Runtime.CompilerServices;

/// <summary>The compiler finds it by its name, in the frameworks that have it and here for those that do not.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property, Inherited = false)]
internal sealed class OverloadResolutionPriorityAttribute(int priority) : Attribute
{
    public int Priority { get; } = priority;
}
#endif
