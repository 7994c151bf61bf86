using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading;

/// <summary>The last check of a document: reports every node that no reader has looked at, so that nothing is ignored silently.</summary>
internal static class UnreadNodes
{
    public static void Report(NodeReader document)
    {
        if (document.Node is null || !HasUnread(document.Node))
        {
            return;
        }

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

    /// <summary>Whether there is such a node. Few documents have one, and the others need no pointers to their nodes.</summary>
    private static bool HasUnread(YamlNode document)
    {
        Stack<YamlNode> open = new([document]);
        while (open.Count > 0)
        {
            YamlNode node = open.Pop();
            if (node.Fate == NodeFate.Unread)
            {
                return true;
            }

            if (node.Fate != NodeFate.Read)
            {
                continue;
            }

            switch (node)
            {
                case YamlMapping mapping:
                    foreach (YamlEntry entry in mapping.Entries)
                    {
                        open.Push(entry.Value);
                    }

                    break;
                case YamlSequence sequence:
                    foreach (YamlNode item in sequence.Items)
                    {
                        open.Push(item);
                    }

                    break;
            }
        }

        return false;
    }
}
