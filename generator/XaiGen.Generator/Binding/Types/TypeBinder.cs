using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.Binding.Operations;
using XaiGen.Generator.Binding.Unions;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Binding.Types;

/// <summary>Decides the C# type of every schema: generated types get one name, and each use refers to it.</summary>
internal sealed class TypeBinder
{
    private const int MaxDepth = 200;

    /// <summary>The maximum number of types inside one type: an object that extends an outer one repeats all of its inner types.</summary>
    private const int MaxInside = 2_000;

    private readonly SchemaResolver _schemas;
    private readonly UnionBinder _unions;
    private readonly GenerationContext _context;
    private readonly ValueKind _bytes;
    private readonly Dictionary<string, Identifier> _names = [];
    private readonly Dictionary<string, TypeRef> _references = [];
    private readonly HashSet<string> _resolving = [];
    private readonly Queue<Action> _undefined = new();
    private readonly Dictionary<(string Pointer, JsonTypes Types), TypeRef> _open = [];
    private readonly Dictionary<string, TypeModel> _types = [];
    private readonly Dictionary<string, TypeModel> _nested = [];
    private readonly Dictionary<string, Identifier> _given = [];
    private readonly HashSet<string> _ids = [];
    private readonly Dictionary<string, string> _idPointers = [];
    private readonly BindingProblems _problems;
    private readonly HashSet<string> _taken;
    private readonly RequestBodies _bodies;
    private readonly SchemaDirections _directions;
    private int _depth;
    private int _inside;

    internal TypeBinder(
        ApiContract contract, SchemaResolver schemas, BindingProblems problems, GenerationContext context, HashSet<string> takenNames,
        ValueKind bytes)
    {
        _bytes = bytes;
        _context = context;
        _schemas = schemas;
        _problems = problems;
        _taken = takenNames;
        _unions = new UnionBinder(this, schemas, problems);
        _bodies = new RequestBodies(contract, schemas);
        Checks = new CheckBinder(schemas, _ids);
        Properties = new PropertyBinder(this, problems);
        _directions = new OperationSchemas(schemas, _bodies).DirectionsIn(contract);
        var own = new HashSet<string>(takenNames, takenNames.Comparer);

        // Names that the contract sets come first, so that adding a component never renames them.
        string[] given = [.. GivenNames.Of(contract).Distinct().OrderBy(name => name, StringComparer.Ordinal)];
        Identifier[] types =
            Names.Allocate([.. given.Select(name => new NameRequest(name, Names.Explicit(name)))], takenNames);
        for (int i = 0; i < given.Length; i++)
        {
            _given.Add(given[i], types[i]);
        }

        // A component that is an identifier uses the identifier's type and has no other.
        NamedSchema[] named = [.. contract.Schemas.Where(schema => schema.Schema.IdType is null)];
        Identifier[] names = problems.Allocate(
            [.. named.Select(schema => GivenName.Of(schema.Schema) is { } given
                ? new NameRequest(TextOf(schema), Names.Explicit(given.Name), given)
                : new NameRequest(TextOf(schema), Names.Type(schema.Name, own)))],
            takenNames,
            "type");
        for (int i = 0; i < named.Length; i++)
        {
            _names[named[i].Pointer] = names[i];
        }

        foreach (NamedSchema schema in contract.Schemas.Where(schema => schema.Schema.IdType is not null))
        {
            _names[schema.Pointer] = ExplicitType(schema.Schema.IdType!);
            if (!_idPointers.ContainsKey(_names[schema.Pointer]))
            {
                _idPointers.Add(_names[schema.Pointer], schema.Pointer);
            }
        }
    }

    /// <summary>The key of a component, or the whole pointer of a schema that is referred to elsewhere.</summary>
    private static string TextOf(NamedSchema schema)
        => schema.Pointer.StartsWith("#/components/schemas/", StringComparison.Ordinal) ? schema.Name : schema.Pointer;

    internal IEnumerable<TypeModel> Types => _types.Values;

    /// <summary>The optional parts of the shared code that the types bound so far need.</summary>
    internal SupportParts SupportParts { get; set; }

    /// <summary>Whether all received objects keep properties that the contract does not name.</summary>
    internal bool KeepsUnknown { get; init; }

    /// <summary>The scope of types that are not inside another.</summary>
    internal TypeScope TopLevel => new(null, Add, _taken);

    /// <summary>The same, for types that only one other type uses.</summary>
    internal TypeScope TopLevelOf(Directions directions) => new(null, Add, _taken, directions);

    /// <summary>The type that an x-xaigen keyword names.</summary>
    internal Identifier ExplicitType(string name) => _given[name];

    internal string NameOf(string pointer) => _names.TryGetValue(pointer, out Identifier? name) ? name : "";

    /// <summary>The generated type that a use refers to; null if there is none.</summary>
    internal TypeModel? Find(TypeRef? type)
        => type?.Name is { } name && (_types.TryGetValue(name, out TypeModel? model) || _nested.TryGetValue(name, out model))
            ? model
            : null;

    /// <summary>Binds every component, so that types exist even if no operation uses them.</summary>
    internal void BindComponents(ApiContract contract)
    {
        foreach (NamedSchema schema in contract.Schemas)
        {
            BindReference(schema.Pointer);
        }

        // Deferred, because a path from type to type may be as long as the document and would overflow the stack.
        while (_undefined.Count > 0)
        {
            _undefined.Dequeue()();
        }
    }

    /// <summary>The C# type of a schema's values.</summary>
    /// <param name="schema">The schema as written at the place of use.</param>
    /// <param name="scope">The scope for the type of an inline schema.</param>
    /// <param name="name">The name for the type of an inline schema.</param>
    internal TypeRef Bind(Schema schema, TypeScope scope, string name)
    {
        _context.Visit(schema.Pointer);
        if (_depth == MaxDepth)
        {
            _problems.Add(
                ProblemRules.TypesTooDeep.Message(MaxDepth), schema.Pointer);
            return TypeRef.Any;
        }

        _depth++;
        ResolvedSchema resolved = _schemas.Resolve(schema);
        TypeRef type = BindResolved(resolved, scope, name);
        _depth--;
        return type.Nullable(type.IsNullable || resolved.IsNullable);
    }

    private TypeRef BindReference(string pointer)
    {
        if (_references.TryGetValue(pointer, out TypeRef? known))
        {
            return known;
        }

        if (_schemas.Find(pointer) is not { } named || !_resolving.Add(pointer))
        {
            // Unknown, which was reported, or a schema that refers only to itself.
            return TypeRef.Any;
        }

        _context.Visit(pointer);
        ResolvedSchema schema = _schemas.ResolveNamed(named);
        TypeRef? declared = null;
        if (OwnTypeOf(schema) is { } own)
        {
            declared = new TypeRef(own.Kind, _names[pointer]);
            _undefined.Enqueue(() =>
            {
                _context.Visit(pointer);
                Add(own.Define(declared, _names[pointer], _directions.Of(schema.Written)));
            });
        }

        TypeRef type = declared ?? Bind(schema.Written, TopLevel, _names[pointer]);
        _resolving.Remove(pointer);
        type = type.Nullable(type.IsNullable || schema.IsNullable);
        if (declared is null || schema.IsNullable)
        {
            type = type with { Through = type.Through.Append(pointer).ToEquatableArray() };
        }

        _references[pointer] = type;
        return type;
    }

    /// <summary>The C# type of a multipart body.</summary>
    /// <remarks>Files have no JSON form, so an object that is JSON elsewhere gets a separate type here.</remarks>
    internal TypeRef BindForm(Schema schema, TypeScope scope, string name)
    {
        if (_schemas.Follow(schema) is not { } form || !_bodies.IsMixed(form))
        {
            return Bind(schema, scope, name);
        }

        Identifier unique = scope.Allocate(name, form.Pointer);
        var type = new TypeRef(ValueKind.Model, scope.Qualify(unique));
        RecordModel model = DefineRecord(form, _schemas.ShapeOf(form), type, unique, Directions.Sent, isForm: true);
        _nested[type.Name!] = model;
        scope.Add(model);
        return type;
    }

    /// <summary>Binds the properties of objects.</summary>
    internal PropertyBinder Properties { get; }

    /// <summary>Binds the constraints of values.</summary>
    internal CheckBinder Checks { get; }

    /// <summary>Resolves schemas.</summary>
    internal SchemaResolver Schemas => _schemas;

    /// <summary>Decides what requests send, and in which of the media types that the contract allows.</summary>
    internal RequestBodies Bodies => _bodies;

    private void Add(TypeModel type) => _types[type.Name] = type;

    /// <summary>Decides, in one place, which C# type each kind of schema has.</summary>
    private TypeRef BindResolved(ResolvedSchema schema, TypeScope scope, string name) => schema switch
    {
        ReferenceSchema reference => BindReference(reference.Target),
        IdSchema id => BindId(id.Name, id.Written),
        ListSchema list => TypeRef.ListOf(list.Items is { } items ? Bind(items, scope, name + "Item") : TypeRef.Any),
        MapSchema map => TypeRef.MapOf(map.Values is { } values ? Bind(values, scope, name + "Entry") : TypeRef.Any),
        ScalarSchema scalar => TypeOf(scalar),
        _ => OwnTypeOf(schema) is { } own ? BindInside(schema.Written, own, scope, name) : TypeRef.Any,
    };

    /// <summary>The generated type that a schema needs; null if an existing C# type is used.</summary>
    private OwnType? OwnTypeOf(ResolvedSchema schema) => schema switch
    {
        EnumSchema values => new OwnType(
            values.IsInteger ? ValueKind.WireInteger : ValueKind.WireString,
            (_, name, _) => EnumBinder.Define(values, name)),
        UnionSchema union => new OwnType(ValueKind.Model, (type, name, directions) => _unions.Define(union, type, name, directions)),
        ObjectSchema record => new OwnType(
            ValueKind.Model,
            (type, name, directions) => DefineRecord(record.Written, record.Shape, type, name, directions, tag: record.Tag)),
        _ => null,
    };

    /// <summary>Binds an inline schema to a type inside the enclosing one.</summary>
    private TypeRef BindInside(Schema schema, OwnType own, TypeScope scope, string name)
    {
        // An allOf can bring an object back into one of its own properties; the same type is used there.
        if (_open.TryGetValue((schema.Pointer, schema.Types), out TypeRef? outer))
        {
            return outer;
        }

        if (_inside > MaxInside)
        {
            return TypeRef.Any;
        }

        _inside = _open.Count == 0 ? 0 : _inside + 1;
        if (_inside > MaxInside)
        {
            _problems.Add(ProblemRules.TypesTooMany.Message(MaxInside), schema.Pointer);
        }

        Identifier unique = scope.Allocate(name, schema.Pointer);
        var declared = new TypeRef(own.Kind, scope.Qualify(unique));
        _open.Add((schema.Pointer, schema.Types), declared);
        TypeModel type = own.Define(declared, unique, scope.Directions ?? _directions.Of(schema));
        _open.Remove((schema.Pointer, schema.Types));
        _nested[declared.Name!] = type;
        scope.Add(type);
        return declared;
    }

    private RecordModel DefineRecord(
        Schema schema, ObjectShape shape, TypeRef type, Identifier name, Directions directions, bool isForm = false, UnionTag? tag = null)
    {
        var nested = new List<TypeModel>();
        var scope = new TypeScope(type.Name!, nested.Add, [name], directions);
        var groups = new List<GroupModel>();
        var grouped = new HashSet<string>();
        foreach ((ExactlyOne group, string pointer) in shape.Groups)
        {
            if (_unions.DefineGroup(group, pointer, shape, name, grouped, directions) is { } use)
            {
                Identifier own = scope.Allocate(use.Name, use.Name);
                _problems.ReportChanged([new GivenName(group.Name, use.Pointer)], [own], "property");
                groups.Add(use with { Name = own });
                grouped.UnionWith(group.Properties);
            }
        }

        var properties = Properties.Bind(
            shape.Properties.Where(property => !grouped.Contains(property.Name)),
            scope,
            name,
            scope.Taken,
            isForm || _bodies.IsForm(schema),
            tag: tag,
            directions: directions)
            .Select(property => KeepingAbsent(property, schema))
            .ToEquatableArray();
        EquatableArray<CostModel> costs = new CostBinder(this, _problems, shape, [.. properties], groups).Bind();
        return new RecordModel
        {
            Name = name,
            Pointer = schema.Pointer,
            Doc = Docs.Of(schema),
            Properties = properties,
            Groups = groups.ToEquatableArray(),
            AdditionalProperties = shape.AdditionalProperties is { } values ? Bind(values, scope, "AdditionalProperty")
                : !isForm ? UnknownOf(schema, directions) : null,
            AdditionalPropertiesPointer = shape.AdditionalProperties?.Pointer ?? "",
            Costs = costs,
            EstimateName = costs.IsEmpty ? null : Names.AllocateUnique("EstimateCostInUsd", schema.Pointer, scope.Taken),
            IsSent = directions.HasFlag(Directions.Sent),
            Nested = nested.ToEquatableArray(),
        };
    }

    /// <summary>The type of properties that the contract does not name; null if they are not kept.</summary>
    internal TypeRef? UnknownOf(Schema schema, Directions directions)
        => directions.HasFlag(Directions.Received) && (KeepsUnknown || AsksToKeep(schema, [])) ? TypeRef.Any : null;

    private bool AsksToKeep(Schema schema, HashSet<string> passed)
        => _schemas.Follow(schema) is { } target && passed.Add(target.Pointer)
            && (target.KeepsUnknown || target.AllOf.Any(part => AsksToKeep(part, passed)));

    /// <summary>In a patch, null clears a property and an absent property stays unchanged, so the two are kept apart.</summary>
    private PropertyModel KeepingAbsent(PropertyModel property, Schema schema)
    {
        if (property is not { IsRequired: false, Type.IsNullable: true, DollarsName: null } || !_bodies.IsPatch(schema))
        {
            return property;
        }

        SupportParts |= SupportParts.Patches;
        return property with { KeepsAbsent = true };
    }

    private TypeRef BindId(string name, Schema schema)
    {
        Identifier type = ExplicitType(name);
        if (_ids.Add(type))
        {
            // Without a component, the type comes from all its uses; the pointer of the first one would change when others are added.
            Add(new IdModel
            {
                Name = type,
                Pointer = _idPointers.TryGetValue(type, out string? component)
                ? component
                : "",
                Doc = Docs.Of(schema)
            });
        }

        return new TypeRef(ValueKind.WireString, type);
    }

    private TypeRef TypeOf(ScalarSchema scalar)
    {
        ValueKind kind = KindOf(scalar);
        NumberForm form = scalar.Written.NumberForm;
        var type = new TypeRef(kind)
        {
            // Only binary floating-point numbers have non-finite values.
            Form = form == NumberForm.NumberOrName && kind is not (ValueKind.Single or ValueKind.Double) ? NumberForm.NumberOrText : form,
        };
        SupportParts |= type.IsUnusual ? SupportParts.Formats : SupportParts.None;
        return type;
    }

    private ValueKind KindOf(ScalarSchema scalar) => (scalar.Kind, scalar.Written.Format) switch
    {
        (JsonTypes.Boolean, _) => ValueKind.Boolean,
        (JsonTypes.String, "uri" or "url") => ValueKind.Uri,
        (JsonTypes.String, "uuid" or "guid") => ValueKind.Guid,
        (JsonTypes.String, "date-time") => ValueKind.DateTime,
        (JsonTypes.String, "date") => ValueKind.Date,
        (JsonTypes.String, "time" or "time-local" or "local-time") => ValueKind.Time,
        (JsonTypes.String, "date-time-local") => ValueKind.LocalDateTime,
        (JsonTypes.String, "duration") => ValueKind.Duration,
        (JsonTypes.String, "time-span" or "timespan" or "date-span") => ValueKind.TimeSpan,
        (JsonTypes.String, "byte") => _bytes,
        (JsonTypes.String, "base64url") => _bytes == ValueKind.Bytes ? ValueKind.BytesUrl : ValueKind.Base64Url,
        (JsonTypes.String, _) => ValueKind.String,
        (JsonTypes.Integer, "unix-time" or "unixtime") => ValueKind.UnixTime,
        _ when scalar.Written.Unit == "seconds" => ValueKind.Seconds,
        (JsonTypes.Integer, "int8") => ValueKind.Int8,
        (JsonTypes.Integer, "int16") => ValueKind.Int16,
        (JsonTypes.Integer, "int32") => ValueKind.Int32,
        (JsonTypes.Integer, "int128") => ValueKind.Int128,
        (JsonTypes.Integer, "uint8") => ValueKind.UInt8,
        (JsonTypes.Integer, "uint16") => ValueKind.UInt16,
        (JsonTypes.Integer, "uint32") => ValueKind.UInt32,
        (JsonTypes.Integer, "uint64") => ValueKind.UInt64,
        (JsonTypes.Integer, "uint128") => ValueKind.UInt128,
        (JsonTypes.Integer, "decimal" or "decimal128") => ValueKind.Decimal,
        (JsonTypes.Integer, _) => ValueKind.Int64,
        (_, "float") => ValueKind.Single,
        (_, "decimal" or "decimal128") => ValueKind.Decimal,
        _ => ValueKind.Double,
    };

    /// <summary>A type that is generated for a schema.</summary>
    /// <param name="Kind">The kind of C# type.</param>
    /// <param name="Define">Creates the type from its use, its name and its directions.</param>
    private sealed record OwnType(ValueKind Kind, Func<TypeRef, Identifier, Directions, TypeModel> Define);
}
