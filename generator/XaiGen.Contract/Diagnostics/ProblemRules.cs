namespace XaiGen.Contract.Diagnostics;

/// <summary>The catalogue of everything that can be wrong with a contract. README.md beside it explains each.</summary>
public static class ProblemRules
{
    // XG00xx: the reader itself.
    public static readonly ProblemRule InternalFault = Error(
        "XG0001", "XaiGen itself failed",
        "The {0} failed here, which is a fault of its own: {1}: {2} Please report it together with this document.");

    // XG01xx: text, structure, references, the x-xaigen words.
    public static readonly ProblemRule Syntax = Error(
        "XG0101", "Text is not well-formed",
        "The text is not well-formed YAML: {0}. Check the indentation, the quotes and the brackets here and just above.");

    public static readonly ProblemRule JsonSyntax = Syntax.Or(
        "The text is not well-formed JSON: {0}. Check the commas, the quotes and the brackets here and just before.");

    public static readonly ProblemRule NotOpenApi = Error(
        "XG0102", "Document is not an OpenAPI document",
        "This is not an OpenAPI document: it has no field 'openapi'. Begin it with 'openapi: 3.0.3' or 'openapi: 3.1.0'.");

    public static readonly ProblemRule DocumentEmpty = NotOpenApi.Or(
        "The document is empty. Begin it with 'openapi: 3.0.3' or 'openapi: 3.1.0'.");

    public static readonly ProblemRule PartEmpty = NotOpenApi.Or(
        "This part of the contract is empty, but something refers to it. Write what it is to hold.");

    public static readonly ProblemRule WrongKind = Warning(
        "XG0103", "Value has the wrong kind",
        "{0} is {1}, but must be {2}; it is ignored. Correct the value, or look at the indentation.");

    public static readonly ProblemRule UnknownReference = Error(
        "XG0104", "Reference leads nowhere",
        "'{0}' leads nowhere: '{1}' has no '{2}'.{3} Correct the reference, or add what it names.");

    public static readonly ProblemRule PointerMalformed = UnknownReference.Or(
        "'{0}' is not a pointer into '{1}'. Write the part behind '#' as '#/…'.");

    public static readonly ProblemRule PartPointerUnknown = UnknownReference.Or(
        "'{0}' leads nowhere: '{1}' has no '{2}' there.{3}{4} Correct the reference, or add what it names.");

    public static readonly ProblemRule NoPointer = UnknownReference.Or(
        "'{0}' is not a pointer into this document. Write it as '#/components/{1}/…'.");

    public static readonly ProblemRule ReferenceCycle = Error(
        "XG0105", "Reference leads back to itself",
        "Following '{0}' leads back here without anything in between. Refer to something that is written out.");

    public static readonly ProblemRule ReferenceChain = ReferenceCycle.Or(
        "Following '{0}' leads from reference to reference and never to what is meant. Refer to something that is written out.");

    public static readonly ProblemRule PartInItself = ReferenceCycle.Or(
        "What '{0}' holds would stand here within itself, without end. Only schemas, parameters, bodies, responses and the like "
        + "may contain themselves.");

    public static readonly ProblemRule ReferenceKind = Error(
        "XG0106", "Reference leads to something else",
        "'{0}' leads to one of 'components/{1}', but one of 'components/{2}' is needed here. Correct the reference.");

    public static readonly ProblemRule BesideReference = Warning(
        "XG0107", "Field beside a reference is ignored",
        "'{0}' stands beside '$ref' and is ignored. Move it to what the reference leads to, or write that out here.");

    public static readonly ProblemRule ConstraintBesideReference = BesideReference.Or(
        "'{0}' stands beside '$ref', where OpenAPI 3.0 ignores it. Put the reference into an 'allOf' and '{0}' beside that.");

    public static readonly ProblemRule FieldMissing = Warning(
        "XG0108", "Required field is missing",
        "{0} needs '{1}', and this one has none. Add it.");

    public static readonly ProblemRule UnknownField = Warning(
        "XG0109", "Field is unknown",
        "'{0}' is not a field of {1} and is ignored.{2} Correct it, or begin it with 'x-' if it is your own.");

    public static readonly ProblemRule FieldOfLaterVersion = UnknownField.Or(
        "'{0}' is not a field of {1} and is ignored; OpenAPI 3 has it. Say it as 2.0 does, or bring the document to OpenAPI 3.");

    public static readonly ProblemRule DuplicateKey = Error(
        "XG0110", "Key is written twice",
        "The key '{0}' is already in this mapping, at line {1}; that one counts. Remove or rename one of the two.");

    public static readonly ProblemRule SeveralDocuments = Error(
        "XG0111", "File holds several documents",
        "A second YAML document begins here; only the first is read. Put it into a file of its own.");

    public static readonly ProblemRule TooDeep = Error(
        "XG0112", "Document is nested too deep",
        "Lists and mappings stand more than {0} deep in one another here. Move the inner part to 'components' and refer to it with "
        + "'$ref'.");

    public static readonly ProblemRule TypesTooDeep = TooDeep.Or(
        "Schemas stand more than {0} deep in one another here, references included. Refer to the inner ones from an object's property.");

    public static readonly ProblemRule TypesTooMany = TooDeep.Or(
        "Objects extend one another inside of one another here, in more than {0} ways. Give the inner ones names in "
        + "'#/components/schemas' and refer to those.");

    public static readonly ProblemRule PartTooDeep = TooDeep.Or(
        "With what '{0}' holds, written here, the contract would be more than {1} levels deep. Move what is used often to "
        + "'components', and refer to that.");

    public static readonly ProblemRule OverlayTooDeep = TooDeep.Or(
        "After this action the contract would be more than {0} levels deep, so the action is not applied. Change less by it.");

    public static readonly ProblemRule Alias = Error(
        "XG0113", "Alias names nothing",
        "No anchor '&{0}' stands before this alias.{1} Write the anchor before the value that is meant.");

    public static readonly ProblemRule AliasInside = Alias.Or(
        "The alias '*{0}' stands inside the value that it names. Use '$ref' for what contains itself.");

    public static readonly ProblemRule TooManyAliases = Error(
        "XG0114", "Aliases stand for too much",
        "Written out, the aliases up to here stand for more than {0} nodes. Use '$ref' instead of aliases of aliases.");

    public static readonly ProblemRule PartTooLarge = TooManyAliases.Or(
        "With what '{0}' holds, written here, the contract would have more than {1} nodes. Move what is used often to "
        + "'components', and refer to that.");

    public static readonly ProblemRule OverlayTooLarge = TooManyAliases.Or(
        "After this action the contract would have more than {0} nodes, so the action is not applied. Change less by it.");

    public static readonly ProblemRule KeyKind = Error(
        "XG0115", "Key is not text",
        "A key must be text, but this one is {0}. Remove it, or put quotes around it.");

    public static readonly ProblemRule MergeKind = Error(
        "XG0116", "Merge key takes a mapping",
        "'<<' takes a mapping or a list of mappings, but this is {0}. Write an alias of a mapping, as in '<<: *name'.");

    public static readonly ProblemRule WrongValue = Warning(
        "XG0117", "Value is not one of those allowed",
        "'{0}' is not an allowed value of '{1}'.{2} Write one of {3}.");

    public static readonly ProblemRule StatusUnknown = WrongValue.Or(
        "'{0}' is not a status and is not read. Write three digits as in '200', a range as in '4XX', or 'default'.");

    public static readonly ProblemRule StatusSpelling = WrongValue.Or(
        "'{0}' is read as the range '{1}'. Use that spelling.");

    public static readonly ProblemRule MediaTypeUnknown = WrongValue.Or(
        "'{0}' is not a media type and is sent as it stands. A media type has two names and a slash, as in 'application/json'.");

    public static readonly ProblemRule PathSpelling = WrongValue.Or(
        "The path '{0}' does not begin with '/' and is read as '/{0}'. Use that spelling.");

    public static readonly ProblemRule MethodSpelling = WrongValue.Or(
        "'{0}' has a field of its own, '{1}', and is not read here. Move it there.");

    public static readonly ProblemRule CountNotWhole = WrongValue.Or(
        "'{0}' counts something, so '{1}' is not possible and is ignored. Write a whole number that is not below 0.");

    public static readonly ProblemRule NameCountWrong = WrongValue.Or(
        "'{0}' names {1} values, but 'enum' has {2}; the names are ignored. Write one for each value, in the same order.");

    public static readonly ProblemRule NumberTooLarge = Warning(
        "XG0118", "Number is out of range and ignored",
        "The number '{0}' in '{1}' is beyond what a decimal holds and is ignored. Leave '{1}' out, or write a smaller number.");

    public static readonly ProblemRule CountTooLarge = NumberTooLarge.Or(
        "The number '{0}' in '{1}' is larger than any count can be and is ignored. Leave '{1}' out, or write a smaller number.");

    public static readonly ProblemRule NotInHttp = Error(
        "XG0119", "Name cannot be sent in HTTP",
        "'{0}' cannot be the name of {1}, so it is not read. Use letters, digits and the characters !#$%&'*+-.^_`|~ only.");

    public static readonly ProblemRule MediaTypeNotInHttp = NotInHttp.Or(
        "The media type '{0}' holds a character that no header can carry, so it is not read. Use visible ASCII characters only, as "
        + "in 'application/json'.");

    public static readonly ProblemRule DuplicateOperationId = Warning(
        "XG0120", "operationId is used twice",
        "The operationId '{0}' is already used at line {1}; under one tag, one of the two methods gets a suffix. Give each "
        + "operation one of its own.");

    public static readonly ProblemRule PathParameterMissing = Warning(
        "XG0121", "Path parameter is not declared",
        "The path has '{{{0}}}', but '{1}' declares no path parameter of that name; it is taken for a string.{2} Declare it under "
        + "'parameters' with 'in: path'.");

    public static readonly ProblemRule PathParameterUnused = Warning(
        "XG0122", "Path parameter is not in the path",
        "The path parameter '{0}' is not in '{1}'.{2} Put '{{{0}}}' into the path, or remove the parameter.");

    public static readonly ProblemRule PathParameterOptional = Warning(
        "XG0123", "Path parameter is not marked as required",
        "The path parameter '{0}' is not marked as required, but every path parameter is. Add 'required: true'.");

    public static readonly ProblemRule DuplicateParameter = Warning(
        "XG0124", "Parameter is declared twice",
        "The {0} parameter '{1}' is already in this list; the first one counts. Remove or rename one of the two.");

    public static readonly ProblemRule HeaderParameterIgnored = Warning(
        "XG0125", "Header parameter is ignored",
        "OpenAPI ignores a header parameter '{0}'. Describe it by the body's media types or by a security scheme, and remove it here.");

    public static readonly ProblemRule UnknownSecurityScheme = Warning(
        "XG0126", "Security scheme is not declared",
        "No security scheme '{0}' is declared in 'components/securitySchemes'.{1} Correct the name, or declare the scheme.");

    public static readonly ProblemRule MappingUnresolved = Warning(
        "XG0127", "Discriminator mapping leads nowhere",
        "'{0}' leads nowhere: '{1}' has no '{2}'.{3} Correct the reference, or add what it names.");

    public static readonly ProblemRule MappingNoPointer = MappingUnresolved.Or(
        "'{0}' is not a pointer into this document. Write it as '#/components/{1}/…'.");

    public static readonly ProblemRule UnknownWord = Warning(
        "XG0130", "x-xaigen word is unknown here",
        "'{0}' is not an x-xaigen word and is ignored.{1} Correct or remove it.");

    public static readonly ProblemRule WordElsewhere = UnknownWord.Or(
        "'{0}' says nothing about {1}; it belongs to {2}. Move it there.");

    public static readonly ProblemRule WordShape = Error(
        "XG0131", "x-xaigen word has the wrong value",
        "'{0}' takes {1}, but this is {2}.");

    public static readonly ProblemRule PageWay = WordShape.Or(
        "'{0}' needs one way to the next page: 'token' with 'parameter', 'page', 'offset', 'next' or 'link'. Write exactly one of them.");

    public static readonly ProblemRule WordFieldUnknown = WordShape.Or(
        "'{0}' has no field '{1}'.{2} Write {3}.");

    public static readonly ProblemRule WordFieldMissing = WordShape.Or(
        "'{0}' needs '{1}', and this one has none. Add it.");

    public static readonly ProblemRule UnionWordAlone = WordShape.Or(
        "'{0}' names the members of a union, but here is neither 'oneOf' nor 'anyOf'. Add the members, or remove the word.");

    public static readonly ProblemRule WordHome = WordShape.Or(
        "'{0}' belongs to {1}, but this one has the type {2}{3}. Correct the type, or remove the word.");

    public static readonly ProblemRule WordBesideReference = WordShape.Or(
        "'{0}' says nothing about a reference. Move it to the schema that the reference leads to.");

    public static readonly ProblemRule UnitWithoutEffect = WordShape.Or(
        "x-xaigen-unit '{0}' says nothing here: {1}.");

    public static readonly ProblemRule NotAName = WordShape.Or(
        "'{0}' is not a C# name. Write letters, digits and '_', beginning with a letter.");

    public static readonly ProblemRule NameIsKeyword = WordShape.Or(
        "'{0}' is a keyword of C#. Write another name, such as '{1}'.");

    public static readonly ProblemRule NameIsReserved = WordShape.Or(
        "'{0}' is a name that C# keeps for itself. Begin it with a letter.");

    public static readonly ProblemRule ArgumentUnknown = WordShape.Or(
        "x-xaigen-arguments names '{0}', but the operation has no parameter of that name{1}. Correct the name, or remove it.");

    public static readonly ProblemRule PartMissing = Error(
        "XG0132", "Part of the contract is missing",
        "'{0}' is in a file that is not among the contract's parts.{1}{2} In the project add <AdditionalFiles Include=\"{3}\" "
        + "XaiGenContract=\"part\" />, its path as seen from the contract; a command reads parts by itself, from the contract's "
        + "folder and those in it.");

    public static readonly ProblemRule PartOfOverlay = PartMissing.Or(
        "'{0}' leads to another file, which what an overlay puts in cannot do. Refer into the contract, as in '#/components/{1}/…'.");

    public static readonly ProblemRule OperationLost = Error(
        "XG0133", "Operations are lost",
        "'{0}' is {1}, but must be {2}, so the client would lack its operations. Correct the value, or look at the indentation.");

    public static readonly ProblemRule OperationReference = OperationLost.Or(
        "'{0}' is a reference, which is followed only to other files of the contract, and this one leads to none. Write the "
        + "operation here, or in a file of its own.");

    public static readonly ProblemRule MethodUnknown = OperationLost.Or(
        "'{0}' is no method of HTTP that OpenAPI knows, so the client would lack this operation.{1} Write one of {2}.");

    public static readonly ProblemRule PathLost = OperationLost.Or(
        "The operations of '{0}' are behind a reference that leads nowhere, so the client would have none of them. Correct the "
        + "reference.");

    public static readonly ProblemRule OverlayUnmatched = Warning(
        "XG0134", "Overlay action matches nothing",
        "'{0}' matches nothing in the contract, so this action changes nothing. Correct the path, or remove the action.");

    public static readonly ProblemRule OverlayCopyOfMany = OverlayUnmatched.Or(
        "'{0}' matches {1} nodes, but a copy is made of one. Correct the path.");

    public static readonly ProblemRule OverlayPath = Error(
        "XG0135", "Overlay path is not a JSONPath",
        "'{0}' cannot be used as a JSONPath: {1}. Write one as in $.paths['/orders'].get.");

    public static readonly ProblemRule OverlayInvalid = Error(
        "XG0136", "Overlay cannot be applied",
        "This is no overlay: it has no field 'overlay'. Begin it with 'overlay: 1.0.0'.");

    public static readonly ProblemRule OverlayVersion = OverlayInvalid.Or(
        "Overlays of version '{0}' are not supported. Write 'overlay: 1.0.0' or 'overlay: 1.1.0'.");

    public static readonly ProblemRule OverlayActionsMissing = OverlayInvalid.Or(
        "This overlay has no list of 'actions', so it changes nothing. Add one.");

    public static readonly ProblemRule OverlayTargetMissing = OverlayInvalid.Or(
        "An action is a mapping with a 'target', and this is none. Add the JSONPath of what it is to change.");

    public static readonly ProblemRule OverlayRemovesAll = OverlayInvalid.Or(
        "This action removes the whole contract. Name what is to go.");

    public static readonly ProblemRule OverlayActionEmpty = OverlayInvalid.Or(
        "This action says neither 'update' nor 'copy' nor 'remove: true', so it changes nothing. Add one.");

    public static readonly ProblemRule OverlayUnmergeable = OverlayInvalid.Or(
        "This is {0}, but what it is to change is {1}, and the two cannot be merged. Remove the other by an action of its own first.");

    // XG02xx: not supported; the rest of the document is read.
    public static readonly ProblemRule OldSwagger = Error(
        "XG0201", "Swagger before 2.0 is not supported",
        "Swagger '{0}' is not supported, only 2.0 is. Write 'swagger: \"2.0\"' if it is that, or convert the document to OpenAPI 3.");

    public static readonly ProblemRule OpenApiVersion = Error(
        "XG0203", "OpenAPI version is not supported",
        "OpenAPI '{0}' is not supported. Write the document in 3.0, 3.1 or 3.2, and say so as in 'openapi: 3.1.1'.");

    public static readonly ProblemRule Callbacks = Warning(
        "XG0204", "Callback without JSON",
        "The callback '{0}' sends {1} and no JSON, and nothing is made of it. Its receiver reads the body by hand.");

    public static readonly ProblemRule Webhooks = Warning(
        "XG0205", "Webhook without JSON",
        "The webhook '{0}' sends {1} and no JSON, and nothing is made of it. Its receiver reads the body by hand.");

    public static readonly ProblemRule Links = Warning(
        "XG0206", "Links are not supported",
        "Links are not supported and nothing is made of them. Callers pass the values on themselves.");

    public static readonly ProblemRule RemoteReference = Warning(
        "XG0207", "Reference leads to a network",
        "'{0}' leads to a network, where nothing is read from. Save what it names in a file beside the contract and refer to that.");

    public static readonly ProblemRule RemoteReferenceOfOverlay = RemoteReference.Or(
        "'{0}' leads to a network, where nothing is read from. Save what it names in a file beside the contract, or bring it into "
        + "'components/{1}' and refer to '#/components/{1}/…'.");

    public static readonly ProblemRule XmlOnly = Warning(
        "XG0208", "XML bodies are not supported",
        "'{0}' is the only form of this body, and XML is not supported: no type is made for it. Add 'application/json' if the API "
        + "takes it.");

    public static readonly ProblemRule FieldNotSupported = Warning(
        "XG0209", "Field is not supported and ignored",
        "'{0}' is not supported and is ignored: the generated code knows nothing of it. Express the rule differently if you need it.");

    public static readonly ProblemRule DefaultMappingNotSupported = FieldNotSupported.Or(
        "'defaultMapping' is not supported and is ignored: an object that no mapping names is the case 'Unknown', which keeps its JSON. "
        + "Read it from there.");

    public static readonly ProblemRule ItemSchemaNotSupported = FieldNotSupported.Or(
        "'itemSchema' is not supported for '{0}' and is ignored: items are read one by one from text/event-stream, JSON Lines and "
        + "json-seq. Describe the whole body with 'schema'.");

    public static readonly ProblemRule QueryStringNotSupported = FieldNotSupported.Or(
        "A parameter in the query string is written with 'content' of 'application/x-www-form-urlencoded' or 'application/json'; "
        + "'{0}' is not, and is ignored. Describe it so, or by parameters with 'in: query'.");

    public static readonly ProblemRule FeatureNotSupported = FieldNotSupported.Or(
        "{0} is not supported and is ignored: the generated code knows nothing of it. Express the rule differently if you need it.");

    public static readonly ProblemRule SecurityNotSupported = Warning(
        "XG0210", "Security scheme is not supported",
        "'{0}' is not supported: the generated client sends nothing for it. Add the credential with a custom pipeline policy or "
        + "transport.");

    public static readonly ProblemRule PlainHttp = Warning(
        "XG0211", "Credentials would travel over plain http",
        "The default server '{0}' is another machine, reached by plain http: everybody on the way can read the key, so the client "
        + "refuses to send it there. Use https, or set AllowInsecureHttp in the client's options where the network itself encrypts.");

    // XG03xx: reported by the generator.
    public static readonly ProblemRule UnionAmbiguous = Error(
        "XG0301", "Union members cannot be told apart",
        "A reader could not tell {0} apart: {1}.");

    public static readonly ProblemRule UnionTooLarge = UnionAmbiguous.Or(
        "The unions inside this one have {0} members in all, and a reader would have to compare an object with each; up to {1} "
        + "are. Add a discriminator.");

    public static readonly ProblemRule UnionNameCount = Error(
        "XG0302", "Union has more or fewer names than members",
        "x-xaigen-union names {0} cases, but the union has {1} members. Give one name for each, in their order.");

    public static readonly ProblemRule LongRunningUnresolved = Error(
        "XG0303", "x-xaigen-long-running names what is not there",
        "x-xaigen-long-running cannot be followed: there is no operation '{0}'.");

    public static readonly ProblemRule HandleTwice = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: this tag already has the handle '{0}', and 'Resume' could not tell them apart; "
        + "use one handle.");

    public static readonly ProblemRule PollParameters = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: '{0}' must have the path parameter '{1}' and need no other.");

    public static readonly ProblemRule PollNotUnion = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: the response of '{0}' is not a union.");

    public static readonly ProblemRule PollCaseUnknown = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: the response of '{0}' has no case '{1}'.");

    public static readonly ProblemRule ProgressUnknown = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: the case '{0}' has no integer property '{1}'.");

    public static readonly ProblemRule WorkErrorUnknown = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: no case in which the work fails has a property '{0}'.");

    public static readonly ProblemRule HandleDiffers = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: the handle '{0}' is used with other values elsewhere; give this one its own name.");

    public static readonly ProblemRule StartWithoutId = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: the response has no required property '{0}'.");

    public static readonly ProblemRule StartFlattened = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: '{0}' is set in the request, which 'x-xaigen-flatten' takes apart; remove "
        + "'flag' or 'x-xaigen-flatten'.");

    public static readonly ProblemRule StartFlagUnknown = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: the request has no boolean property '{0}'.");

    public static readonly ProblemRule StartNotUnion = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: the response must be a union of two: the result, and an object with the "
        + "required property '{0}'.");

    public static readonly ProblemRule StartIdDiffers = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be followed: '{0}' is {1} in the response but {2} in the path of '{3}'; give both the same schema.");

    public static readonly ProblemRule PageUnresolved = Error(
        "XG0304", "x-xaigen-page names what is not there",
        "x-xaigen-page cannot be followed: there is {0}. Correct the name or add it.");

    public static readonly ProblemRule ExactlyOneUnresolved = Error(
        "XG0305", "x-xaigen-exactly-one names what is not there",
        "x-xaigen-exactly-one names '{0}', which is not a property here. Correct the name or add the property.");

    public static readonly ProblemRule ExactlyOneTwice = ExactlyOneUnresolved.Or(
        "x-xaigen-exactly-one has '{0}' in two groups. A property can be in one.");

    public static readonly ProblemRule WhenEmptyUnresolved = Error(
        "XG0306", "x-xaigen-when-empty names what is not there",
        "x-xaigen-when-empty names '{0}', which is not a case of the response's union that can be empty. Name a case without "
        + "required properties.");

    public static readonly ProblemRule WhenEmptyStatus = WhenEmptyUnresolved.Or(
        "x-xaigen-when-empty belongs to the response of one status from 200 to 299, but this one is '{0}'. Move it to such a response.");

    public static readonly ProblemRule WhenEmptyTwice = WhenEmptyUnresolved.Or(
        "x-xaigen-when-empty can stand at one response of an operation, and here is a second. Leave one of the two out.");

    public static readonly ProblemRule NamespaceTaken = Error(
        "XG0307", "Two contracts share a namespace",
        "The namespace '{0}' is taken by the contract '{1}'. Give this one its own, as XaiGenNamespace=\"…\" on its "
        + "AdditionalFiles item.");

    public static readonly ProblemRule OptionInvalid = Error(
        "XG0308", "Option has a wrong value",
        "{0} is '{1}', which it cannot be. Give {2}.");

    public static readonly ProblemRule FilterLeavesNothing = OptionInvalid.Or(
        "XaiGenInclude and XaiGenExclude leave no operation of the contract. Correct what they name, or remove them.");

    public static readonly ProblemRule NamespaceInvalid = OptionInvalid.Or(
        "XaiGenNamespace is '{0}', which is not a C# namespace. Give one such as 'Company.Product'.");

    public static readonly ProblemRule NamespaceOfSupport = OptionInvalid.Or(
        "XaiGenNamespace is '{0}', but '{1}' is where the generated code keeps what its types share. Give another one.");

    public static readonly ProblemRule NamespaceWord = OptionInvalid.Or(
        "XaiGenNamespace is '{0}', but '{1}' means something else in C# where the generated code uses it. Give another one.");

    public static readonly ProblemRule NamespaceOfDotNet = OptionInvalid.Or(
        "XaiGenNamespace is '{0}', which belongs to .NET: its types would meet the generated ones. Give one such as 'Company.Product'.");

    public static readonly ProblemRule ClientNameInvalid = OptionInvalid.Or(
        "XaiGenClientName is '{0}', which is not a C# class name. Give one such as 'ProductClient'.");

    public static readonly ProblemRule ClientNameTaken = OptionInvalid.Or(
        "XaiGenClientName is '{0}', which the generated code needs itself. Give another name, such as 'ProductClient'.");

    public static readonly ProblemRule ClientNameTooLong = OptionInvalid.Or(
        "XaiGenClientName has {0} characters. Give a name of at most {1}, such as 'ProductClient'.");

    public static readonly ProblemRule NameTaken = Error(
        "XG0309", "Name cannot be used in C#",
        "{0} cannot be called '{1}': the generated code needs that name itself. Give it another one.");

    public static readonly ProblemRule NameOfOtherCase = NameTaken.Or(
        "'{0}' is already the name of another case. Give each case a name of its own.");

    public static readonly ProblemRule NameOfFactory = NameTaken.Or(
        "'{0}' is the method that makes the case '{1}'. Give this case another name.");

    public static readonly ProblemRule NameInSmallLetters = NameTaken.Or(
        "'{0}' has small letters only, as C#'s own words do, and {1} is a type. Begin it with a capital letter.");

    public static readonly ProblemRule NameAsGenerated = NameTaken.Or(
        "'{0}' begins as the generated code's own names do. Begin it with a capital letter.");

    public static readonly ProblemRule UnionAlike = Warning(
        "XG0310", "Union members are alike",
        "Nothing tells {0} apart, and a reader takes the first that fits: {1}.");

    public static readonly ProblemRule UnionMemberRepeated = UnionAlike.Or(
        "Nothing tells this member of the union from an earlier one: both allow the same values, and C# has one type for both. Say "
        + "what is different about it, or leave it out.");

    public static readonly ProblemRule LanguageVersion = Error(
        "XG0311", "C# is too old for the generated code",
        "This project is compiled as C# {0}, but the generated code needs C# {1}. Remove LangVersion, or set it to {1} or later.");

    public static readonly ProblemRule ClientModelMissing = Error(
        "XG0312", "System.ClientModel is missing",
        "The generated clients need the package System.ClientModel, which this project does not reference, or not in a version "
        + "that is new enough. Add a PackageReference to it, or set XaiGenEmit to 'models' for the types alone.");

    public static readonly ProblemRule FrameworkTooOld = Error(
        "XG0313", "Framework is too old for the generated code",
        "The generated code needs .NET 8 or later, and this project's framework has no '{0}'. Target net8.0 or later.");

    public static readonly ProblemRule NotMarked = Warning(
        "XG0314", "OpenAPI document is not marked as a contract",
        "This looks like an OpenAPI document, but its AdditionalFiles item does not say so and nothing is generated from it. Write "
        + "XaiGenContract=\"true\" on the item, \"part\" if a contract refers to it, or \"false\" if it is for another tool.");

    public static readonly ProblemRule Unreadable = Error(
        "XG0315", "File cannot be read",
        "The compiler cannot read this file. See that it is there, is text, and that the build may open it.");

    public static readonly ProblemRule OverlayUnused = Warning(
        "XG0316", "Overlay belongs to no contract",
        "It is not said which of the project's contracts this overlay changes, or there is none of that name. Name its file on the "
        + "item, as in XaiGenOverlay=\"orders.openapi.yaml\".");

    public static readonly ProblemRule OverlayWithoutContract = OverlayUnused.Or(
        "This overlay changes a contract, but the project has none. Mark it with XaiGenContract=\"true\" on its AdditionalFiles item.");

    public static readonly ProblemRule TermUnmatched = Warning(
        "XG0317", "Filter matches no operation",
        "'{0}' in {1} matches no operation of the contract. Write an operationId, a path such as '/orders/**', 'tag:' and a tag, "
        + "or 'deprecated'.");

    public static readonly ProblemRule StreamUnresolved = Error(
        "XG0320", "x-xaigen-stream names what is not there",
        "x-xaigen-stream cannot be followed: the request has no boolean property '{0}'. Correct the name or add it.");

    public static readonly ProblemRule StreamWithoutResponse = StreamUnresolved.Or(
        "x-xaigen-stream cannot be followed: no successful response has a media type of a stream, such as text/event-stream. Add "
        + "it, or remove the word.");

    public static readonly ProblemRule CostUnresolved = Error(
        "XG0321", "x-xaigen-cost names what is not there",
        "x-xaigen-cost cannot be computed: there is no property '{0}'. Correct the name or add it.");

    public static readonly ProblemRule CostValueUnknown = CostUnresolved.Or(
        "x-xaigen-cost cannot be computed: '{0}' is never {1}. Name a value that it can have.");

    public static readonly ProblemRule CostNotComparable = CostUnresolved.Or(
        "x-xaigen-cost cannot be computed: '{0}' has no values to compare. Name a property with a string, an integer or a boolean.");

    public static readonly ProblemRule CostElsewhere = CostUnresolved.Or(
        "x-xaigen-cost says nothing here: only an object with properties that is not written into a union is a request. Move it to such a "
        + "schema, or remove it.");

    // XG04xx: constraints that contradict one another.
    public static readonly ProblemRule BoundsContradict = Warning(
        "XG0401", "Bounds allow no value",
        "These bounds allow no value: {0}. Correct one of the two.");

    public static readonly ProblemRule DefaultNotAllowed = Warning(
        "XG0402", "Default is not allowed by its schema",
        "The default {0} {1}. Correct the default or the constraint.");

    public static readonly ProblemRule PatternInvalid = Warning(
        "XG0403", "Pattern is not a regular expression",
        "'{0}' is not a regular expression that .NET can read. Correct it; write it without slashes around it.");

    public static readonly ProblemRule EnumValueKind = Warning(
        "XG0404", "Enum value is not of the schema's type",
        "{0} is not of the type {1}, so no value can be both.{2}");

    public static readonly ProblemRule PatternTooLong = Warning(
        "XG0405", "Pattern is too long to be checked",
        "This pattern has {0} characters, and one of more than {1} is left to the server. Shorten it if values should be checked "
        + "before they are sent.");

    // XG05xx: how something is read that can be read in several ways.
    public static readonly ProblemRule NumberAsText = Info(
        "XG0501", "Number may be written as text",
        "This number may also be written as text{0}. In C# it is a number: both forms are read, and a number is written. Remove "
        + "'string' from the types to say so.");

    public static readonly ProblemRule NotUsed = Info(
        "XG0502", "Nothing is made of a field",
        "Nothing is made of '{0}' here: the generated code is the same without it. If it says something that the C# should know, "
        + "say it in other words.");

    private static readonly ProblemRule[] s_catalogue =
    [
        InternalFault,
        Syntax, NotOpenApi, WrongKind, UnknownReference, ReferenceCycle, ReferenceKind, BesideReference, FieldMissing,
        UnknownField, DuplicateKey, SeveralDocuments, TooDeep, Alias, TooManyAliases, KeyKind, MergeKind, WrongValue,
        NumberTooLarge, NotInHttp, DuplicateOperationId, PathParameterMissing, PathParameterUnused, PathParameterOptional,
        DuplicateParameter, HeaderParameterIgnored, UnknownSecurityScheme, MappingUnresolved, UnknownWord, WordShape,
        PartMissing, OperationLost, OverlayUnmatched, OverlayPath, OverlayInvalid,
        OldSwagger, OpenApiVersion, Callbacks, Webhooks, Links, RemoteReference, XmlOnly, FieldNotSupported,
        SecurityNotSupported, PlainHttp,
        UnionAmbiguous, UnionNameCount, LongRunningUnresolved, PageUnresolved, ExactlyOneUnresolved, WhenEmptyUnresolved,
        NamespaceTaken, OptionInvalid, NameTaken, UnionAlike,
        LanguageVersion, ClientModelMissing, FrameworkTooOld, NotMarked, Unreadable, OverlayUnused, TermUnmatched,
        StreamUnresolved, CostUnresolved,
        BoundsContradict, DefaultNotAllowed, PatternInvalid, EnumValueKind, PatternTooLong,
        NumberAsText, NotUsed,
    ];

    /// <summary>Every rule, ordered by number.</summary>
    public static IReadOnlyList<ProblemRule> All => s_catalogue;

    private static ProblemRule Error(string id, string title, string messageFormat) => new(id, ProblemSeverity.Error, title, messageFormat);

    private static ProblemRule Info(string id, string title, string messageFormat) => new(id, ProblemSeverity.Info, title, messageFormat);

    private static ProblemRule Warning(string id, string title, string messageFormat)
        => new(id, ProblemSeverity.Warning, title, messageFormat);
}
