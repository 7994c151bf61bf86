namespace XaiGen.Review.Wire;

internal static class JsonKindsText
{
    public static JsonKinds Parse(string? type) => type switch
    {
        "null" => JsonKinds.Null,
        "boolean" => JsonKinds.Boolean,
        "integer" => JsonKinds.Integer,
        "number" => JsonKinds.Number,
        "string" => JsonKinds.String,
        "array" => JsonKinds.Array,
        "object" => JsonKinds.Object,
        _ => JsonKinds.None,
    };

    public static string Describe(this JsonKinds kinds)
    {
        if ((kinds | JsonKinds.Null) == JsonKinds.All)
        {
            return "any type";
        }

        List<string> names = [];
        Name(JsonKinds.Boolean, "boolean");
        Name(JsonKinds.String, "string");
        names.AddRange((kinds & JsonKinds.Number) switch
        {
            JsonKinds.None => [],
            JsonKinds.Integer => ["integer"],
            _ => (string[])["number"],
        });
        Name(JsonKinds.Array, "array");
        Name(JsonKinds.Object, "object");
        return names.Count == 0 ? "null" : string.Join(" or ", names);

        void Name(JsonKinds kind, string name)
        {
            if (kinds.HasFlag(kind))
            {
                names.Add(name);
            }
        }
    }
}
