using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Decides which of a request body's media types is used, and which schemas are the parts of a form.</summary>
internal sealed class RequestBodies
{
    private readonly SchemaResolver _schemas;

    /// <summary>The schemas of multipart bodies, the only ones in which a binary string is a file.</summary>
    private readonly HashSet<string> _forms;

    /// <summary>The schemas that are referred to as values, which are written as JSON.</summary>
    private readonly HashSet<string> _values;

    /// <summary>The objects of patch bodies.</summary>
    private readonly HashSet<string> _patches;

    internal RequestBodies(ApiContract contract, SchemaResolver schemas)
    {
        _schemas = schemas;
        ApiContent[] chosen = [.. contract.Operations
            .Select(operation => operation.RequestBody)
            .Where(body => body is { Content.Count: > 0 })
            .Select(body => ChosenOf(body!))];
        ILookup<bool, Schema> bodies = chosen
            .SelectMany(content => content.Schemas.Select(schema => (MediaTypes.IsMultipart(content.MediaType), schema)))
            .ToLookup(body => body.Item1, body => body.schema);
        _forms = [.. bodies[true].Select(schema => (schemas.Follow(schema) ?? schema).Pointer)];
        _values = ValuesOf(contract, bodies[false]);
        _patches = PatchesOf(contract);
    }

    /// <summary>Chooses JSON before forms, and forms before other media types; but a body with files is a form.</summary>
    internal ApiContent ChosenOf(ApiRequestBody body) => body.Content.OrderBy(content => MediaTypes.KindOf(content.MediaType) switch
    {
        MediaKind.Multipart when HasFiles(content.Schema) => 0,
        MediaKind.Json => 1,
        MediaKind.Multipart => 2,
        MediaKind.Form => 3,
        MediaKind.Items => 4,
        _ => 5,
    }).First();

    /// <summary>Whether objects of the schema are patches: absent properties stay unchanged, and null clears a property.</summary>
    internal bool IsPatch(Schema schema) => _patches.Contains(schema.Pointer);

    /// <summary>Whether objects of the schema are used only as the parts of a form.</summary>
    internal bool IsForm(Schema schema) => _forms.Contains(schema.Pointer) && !IsMixed(schema);

    /// <summary>Whether objects of the schema are parts of a form in one place and JSON in another, with different types.</summary>
    internal bool IsMixed(Schema schema) => _forms.Contains(schema.Pointer)
            && _values.Contains(schema.Pointer)
            && SchemaResolver.MembersOf(schema).IsEmpty
            && HasFiles(schema);

    /// <summary>The type of a form part that is a file or a list of files; null for other parts.</summary>
    internal TypeRef? FileOf(Schema schema) => FileOf(schema, []);

    private bool HasFiles(Schema? form)
        => form is not null && _schemas.ShapeOf(form).Properties.Any(part => FileOf(part.Schema) is not null);

    private TypeRef? FileOf(Schema schema, HashSet<string> passed)
    {
        if (_schemas.Follow(schema) is not { } part || (schema.Reference is not null && !passed.Add(part.Pointer)))
        {
            return null;
        }

        var through = new[] { schema.Reference, part.Items?.Reference }.OfType<string>().ToEquatableArray();
        if (IsBytes(part))
        {
            return new TypeRef(ValueKind.File) { Through = through };
        }

        bool isList = part.Items is { } item && IsBytes(_schemas.Follow(item) ?? item);
        EquatableArray<Schema> members = SchemaResolver.MembersOf(part);
        return isList || (members.Count > 0 && members.All(member => FileOf(member, passed) is not null))
            ? TypeRef.ListOf(new TypeRef(ValueKind.File)) with { Through = through }
            : null;
    }

    private static bool IsBytes(Schema schema) => schema is { Types: JsonTypes.String, Format: "binary" };

    /// <summary>
    /// The JSON bodies of PATCH and <c>x-xaigen-patch</c>, and merge patches of any method, which also patch the objects inside them (RFC
    /// 7396).
    /// </summary>
    private HashSet<string> PatchesOf(ApiContract contract)
    {
        HashSet<string> patches = [];
        Stack<(Schema Schema, bool IsMerge)> open = [];
        foreach (ApiOperation operation in contract.Operations)
        {
            // A flattened body is a list of arguments; a null argument is not sent.
            if (operation is { FlattenBody: false, RequestBody: { Content.Count: > 0 } body }
                && ChosenOf(body) is { Schema: { } schema } content)
            {
                bool isMerge = content.MediaType.StartsWith("application/merge-patch+json", StringComparison.OrdinalIgnoreCase);
                bool isPatch = operation.Method == "patch" || operation.IsPatch;
                if (isMerge || (isPatch && MediaTypes.KindOf(content.MediaType) == MediaKind.Json))
                {
                    open.Push((schema, isMerge));
                }
            }
        }

        while (open.Count > 0)
        {
            (Schema schema, bool isMerge) = open.Pop();
            if (_schemas.Follow(schema) is not { } target || !patches.Add(target.Pointer))
            {
                continue;
            }

            IEnumerable<Schema> inside = SchemaResolver.MembersOf(target);
            foreach (Schema part in isMerge
                ? inside.Concat(_schemas.ShapeOf(target).Properties.Select(property => property.Schema))
                : inside)
            {
                open.Push((part, isMerge));
            }
        }

        return patches;
    }

    private HashSet<string> ValuesOf(ApiContract contract, IEnumerable<Schema> bodies)
    {
        var values = new HashSet<string>();
        var open = new Stack<Schema>(bodies
            .Concat(contract.Operations.SelectMany(operation => operation.Parameters).Select(parameter => parameter.Schema))
            .Concat(contract.Operations.SelectMany(operation => operation.Responses).SelectMany(response => response.Content)
                .SelectMany(content => content.Schemas))
            .Concat(ContractSchemas.Calls(contract).SelectMany(call => call.Body.Schemas)));
        foreach (Schema schema in open.Where(schema => schema.Reference is not null))
        {
            AddValue(schema);
        }

        // Components have types even if no operation uses them.
        foreach (NamedSchema named in contract.Schemas)
        {
            open.Push((_schemas.Find(named.Pointer) ?? named).Schema);
        }

        while (open.Count > 0)
        {
            Schema schema = open.Pop();
            foreach (Schema part in schema.AllOf)
            {
                // Its properties become those of the whole; its own type is not used.
                open.Push(part);
            }

            foreach (SchemaProperty property in schema.Properties)
            {
                Add(property.Schema);
            }

            foreach (Schema member in schema.OneOf)
            {
                Add(member);
            }

            foreach (Schema member in schema.AnyOf)
            {
                Add(member);
            }

            Add(schema.Items);
            Add(schema.AdditionalProperties);
        }

        return values;

        void Add(Schema? part)
        {
            if (part is not null)
            {
                AddValue(part);
                open.Push(part);
            }
        }

        void AddValue(Schema schema)
        {
            if (schema.Reference is not null && _schemas.Follow(schema) is { } target)
            {
                values.Add(target.Pointer);
            }
        }
    }
}
