using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading;

/// <summary>The last check of a document: reports every node that no reader has looked at, so that nothing is ignored silently.</summary>
internal static class UnreadNodes
{
    public static void Report(NodeReader document)
    {
        Stack<NodeReader> open = new([document]);
        while (open.Count > 0)
        {
            NodeReader node = open.Pop();
            if (node.Fate == NodeFate.Unread)
            {
                node.ReportAtKey(
                    ProblemRules.NotUsed.Message(node.Name.Abbreviated()));
            }
            else if (node.Fate == NodeFate.Read)
            {
                foreach (NodeReader child in node.Children())
                {
                    open.Push(child);
                }
            }
        }
    }
}
