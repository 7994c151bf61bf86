using System.Text;
using XaiGen.Contract;

namespace XaiGen.Review.Wire;

/// <summary>Describes the target of a pointer for people.</summary>
internal static class Subject
{
    /// <summary>Keywords after which the path says more than the number of an alternative.</summary>
    private static readonly HashSet<string> s_parts =
    [
        "properties", "items", "additionalProperties", "patternProperties", "prefixItems", "unevaluatedItems", "unevaluatedProperties",
        "contains", "propertyNames",
    ];

    /// <summary>Returns a name such as <c>'ImageRequest.size'</c> or <c>the request body's 'prompt'</c>.</summary>
    /// <param name="pointer">The pointer.</param>
    /// <param name="parameter">The name of the parameter that contains the target, if any.</param>
    public static string Of(string pointer, string? parameter = null)
    {
        IReadOnlyList<string> segments = JsonPointer.Segments(pointer) ?? [];
        string root = "", part = "";
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
                case "paths" when i == 0 && segments.Count > 2 && segments[2] == "parameters":
                    root = segments[1];
                    i = 1;
                    break;
                case "paths" when i == 0:
                    root = segments.Count > 2 ? $"{segments[2].ToUpperInvariant()} {segments[1]}" : hasKey ? segments[1] : "";
                    i = Math.Min(i + 2, segments.Count - 1);
                    break;
                case "requestBody":
                    root = "the request body";
                    break;
                case "responses" when hasKey:
                    root = $"the {segments[++i]} response";
                    break;
                case "headers" when hasKey:
                    root = $"{root}, header '{segments[++i]}'".TrimStart(',', ' ');
                    break;
                case "parameters" when hasKey:
                    root = parameter ?? "a parameter";
                    i++;
                    break;
                case "content" when hasKey:
                    i++;
                    break;
                case "properties" when hasKey:
                    path.Append(path.Length > 0 ? "." : "").Append(segments[++i]);
                    break;
                case "items" or "unevaluatedItems":
                case "contains" when hasKey:
                    path.Append("[]");
                    break;
                case "prefixItems" when hasKey:
                    path.Append('[').Append(segments[++i]).Append(']');
                    break;
                case "additionalProperties" or "unevaluatedProperties":
                    path.Append("{}");
                    break;
                case "patternProperties" when hasKey:
                    path.Append('{').Append(segments[++i]).Append('}');
                    break;
                case "contains":
                    part = "the item that must be in ";
                    break;
                case "propertyNames":
                    part = "the name of each property of ";
                    break;
                case "contentSchema" when !hasKey:
                    part = "the content of ";
                    break;
                case "oneOf" or "anyOf" when hasKey:
                    // If the target is inside an alternative, its own name is enough.
                    string number = segments[++i];
                    part = i + 1 < segments.Count && segments.Skip(i + 1).Any(s_parts.Contains)
                        ? ""
                        : int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out int index)
                            ? $"alternative {index + 1} of "
                            : "";
                    break;
                default:
                    break;
            }
        }

        string name = path.ToString();
        string whole = (name, root) switch
        {
            ("", "") => "the contract",
            ("", _) => root,
            ("[]", not "") => $"each item of {root}",
            ("{}", not "") => $"each value of {root}",
            (['{', .. var pattern, '}'], not "") when segments[^2] == "patternProperties"
                => $"each value of {root} whose name matches '{pattern}'",
            (_, "") => $"'{name}'",
            _ when root.EndsWith(' ') => $"{root}'{name}'",
            _ => $"'{name.TrimStart('.')}' of {root}",
        };
        return part + whole;
    }

    private static string Singular(string section) => section switch
    {
        "requestBodies" => "request body",
        _ => section.TrimEnd('s'),
    };
}
