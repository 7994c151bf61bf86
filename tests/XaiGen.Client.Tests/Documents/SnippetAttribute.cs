namespace XaiGen.Client.Tests.Documents;

/// <summary>Says which Python snippet of the vendor's pages a test is the C# twin of.</summary>
/// <param name="page">The page's file name.</param>
/// <param name="index">Which of the page's Python blocks, from 1.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SnippetAttribute(string page, int index) : Attribute
{
    public string Page => page;

    public int Index => index;
}
