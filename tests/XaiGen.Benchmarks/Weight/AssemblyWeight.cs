using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace XaiGen.Benchmarks.Weight;

/// <summary>The composition of an assembly: its bytes, and its methods by the reason why the compiler emitted them.</summary>
internal sealed class AssemblyWeight
{
    private readonly MetadataReader _metadata;
    private readonly PEReader _image;

    public AssemblyWeight(byte[] image)
    {
        _image = new PEReader(new MemoryStream(image));
        _metadata = _image.GetMetadataReader();
        Bytes = image.Length;
        Methods = [.. _metadata.MethodDefinitions.Select(Weigh)];
    }

    /// <summary>A method's name, the reason for it, and the size of its IL in bytes.</summary>
    public readonly record struct Method(string Name, string Cause, int IL);

    public int Bytes { get; }

    public int MetadataBytes => _metadata.MetadataLength;

    public int Types => _metadata.TypeDefinitions.Count;

    public int Attributes => _metadata.CustomAttributes.Count;

    public IReadOnlyList<Method> Methods { get; }

    public int IL => Methods.Sum(method => method.IL);

    /// <summary>The parts of the metadata, largest first.</summary>
    public IEnumerable<(string Name, int Rows, int Bytes)> MetadataParts()
    {
        IEnumerable<(string, int, int)> tables = Enum.GetValues<TableIndex>().Select(table =>
            (table.ToString(), _metadata.GetTableRowCount(table), _metadata.GetTableRowCount(table) * _metadata.GetTableRowSize(table)));
        IEnumerable<(string, int, int)> heaps = Enum.GetValues<HeapIndex>().Select(heap => ($"#{heap}", 0, _metadata.GetHeapSize(heap)));
        return tables.Concat(heaps).Where(part => part.Item3 > 0).OrderByDescending(part => part.Item3);
    }

    /// <summary>The attributes by name, most frequent first.</summary>
    public IEnumerable<(string Name, int Count)> AttributeNames()
        => _metadata.CustomAttributes.Select(handle => AttributeName(_metadata.GetCustomAttribute(handle)))
            .CountBy(name => name).OrderByDescending(name => name.Value).Select(name => (name.Key, name.Value));

    private string AttributeName(CustomAttribute attribute)
    {
        EntityHandle type = attribute.Constructor.Kind == HandleKind.MemberReference
            ? _metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
            : _metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType();
        return type.Kind switch
        {
            HandleKind.TypeReference => _metadata.GetString(_metadata.GetTypeReference((TypeReferenceHandle)type).Name),
            HandleKind.TypeDefinition => _metadata.GetString(_metadata.GetTypeDefinition((TypeDefinitionHandle)type).Name),
            _ => "generic",
        };
    }

    private Method Weigh(MethodDefinitionHandle handle)
    {
        MethodDefinition method = _metadata.GetMethodDefinition(handle);
        string name = _metadata.GetString(method.Name);
        int il = method.RelativeVirtualAddress == 0 ? 0 : _image.GetMethodBody(method.RelativeVirtualAddress).GetILContent().Length;
        return new Method(name, CauseOf(name, method), il);
    }

    private string CauseOf(string name, MethodDefinition method)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(method.GetDeclaringType());
        string typeName = _metadata.GetString(type.Name);
        string last = name[(name.LastIndexOf('.') + 1)..];
        return IsShared(type) ? "shared code"
            : name == ".ctor" ? ConstructorOf(method)
            : name == ".cctor" ? "static constructors"
            : typeName.StartsWith('<') && typeName.Contains(">d__", StringComparison.Ordinal) ? "state machines"
            : name.Contains(">b__", StringComparison.Ordinal) || name.Contains(">g__", StringComparison.Ordinal)
                ? "lambdas and local functions"
            : last switch
            {
                "Equals" or "GetHashCode" or "PrintMembers" or "ToString" => last,
                "op_Equality" or "op_Inequality" => "== and !=",
                "<Clone>$" or "get_EqualityContract" => "clone and EqualityContract",
                "op_Implicit" => "conversions",
                "Match" or "Switch" => "Match and Switch",
                "Read" or "ReadObject" or "FromWire" => "Read",
                "Write" => "Write",
                "Validate" => "Validate",
                _ when last.StartsWith("get_", StringComparison.Ordinal) || last.StartsWith("set_", StringComparison.Ordinal)
                    => "accessors",
                _ when last.EndsWith("Async", StringComparison.Ordinal) => "methods of operations",
                _ when last.StartsWith("From", StringComparison.Ordinal) => "factories",
                _ => "other",
            };
    }

    private string ConstructorOf(MethodDefinition method)
    {
        // The signature: its kind, the number of parameters, void, then each parameter.
        BlobReader signature = _metadata.GetBlobReader(method.Signature);
        signature.ReadByte();
        int parameters = signature.ReadCompressedInteger();
        if (parameters == 0)
        {
            return "constructors without parameters";
        }

        signature.ReadByte();
        SignatureTypeCode first = signature.ReadSignatureTypeCode();
        bool isCopy = parameters == 1 && first == SignatureTypeCode.TypeHandle && signature.ReadTypeHandle() == method.GetDeclaringType();
        return first == SignatureTypeCode.ByReference
            ? "constructors that read"
            : isCopy
            ? "constructors that copy"
            : "constructors, other";
    }

    private bool IsShared(TypeDefinition type)
    {
        while (!type.GetDeclaringType().IsNil)
        {
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return _metadata.GetString(type.Namespace).EndsWith("GeneratedSupport", StringComparison.Ordinal)
            || _metadata.GetString(type.Name).StartsWith('<');
    }
}
