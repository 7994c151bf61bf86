using System.Text;
using XaiGen.Contract;

namespace XaiGen.Review.Wire;

/// <summary>What a pointer leads to, as a person would call it.</summary>
internal static class Subject
{
    /// <summary>Such as <c>'ImageRequest.size'</c> or <c>the request body's 'prompt'</c>.</summary>
    public static string Of(string pointer)
    {
        IReadOnlyList<string> segments = JsonPointer.Segments(pointer) ?? [];
        string root = "";
        var path = new StringBuilder();
        for (int i = 0; i < segments.Count; i++)
        {
            bool hasKey = i + 1 < segments.Count;
            switch (segments[i])
            {
                case "components" when i == 0 && segments.Count > 2:
                    root = segments[1] == "schemas" ? "" : $"{Singular(segments[1])} ";
                    path.Append(segments[2]);
                    i = 2;
                    break;
                case "paths" when i == 0:
                    i = Math.Min(i + 2, segments.Count - 1);
                    break;
                case "requestBody":
                    root = "the request body";
                    break;
                case "responses" when hasKey:
                    root = $"the {segments[++i]} answer";
                    break;
                case "headers" when hasKey:
                    root = $"{root}, header '{segments[++i]}'".TrimStart(',', ' ');
                    break;
                case "parameters" when hasKey:
                    root = "a parameter";
                    i++;
                    break;
                case "content" when hasKey:
                    i++;
                    break;
                case "properties" when hasKey:
                    path.Append(path.Length > 0 ? "." : "").Append(segments[++i]);
                    break;
                case "items":
                    path.Append("[]");
                    break;
                case "additionalProperties":
                    path.Append("{}");
                    break;
                case "oneOf" or "anyOf" when hasKey:
                    path.Append($"<{int.Parse(segments[++i], System.Globalization.CultureInfo.InvariantCulture) + 1}>");
                    break;
                default:
                    break;
            }
        }

        if (path.Length == 0)
        {
            return root.Length == 0 ? "the contract" : root;
        }

        return root.Length == 0 || root.EndsWith(' ') ? $"{root}'{path}'" : $"{root}'s '{path}'";
    }

    private static string Singular(string section) => section switch
    {
        "requestBodies" => "request body",
        _ => section.TrimEnd('s'),
    };
}
