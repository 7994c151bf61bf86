namespace XaiGen.Contract.Diagnostics;

/// <summary>The catalogue of everything that can be wrong with a contract. README.md beside it explains each.</summary>
public static class ProblemRules
{
    // XG00xx: the reader itself.
    public static readonly ProblemRule InternalFault = Error(
        "XG0001", "XaiGen failed unexpectedly",
        "The {0} failed unexpectedly: {1}: {2} This is a bug in XaiGen, not in your document. Please report it together with "
        + "the document.");

    // XG01xx: text, structure, references, the x-xaigen keywords.
    public static readonly ProblemRule Syntax = Error(
        "XG0101", "Text is not well-formed",
        "The text is not well-formed YAML: {0}. Check the indentation, quotes and brackets here and just above.");

    public static readonly ProblemRule JsonSyntax = Syntax.Or(
        "The text is not well-formed JSON: {0}. Check the commas, quotes and brackets here and just before.");

    public static readonly ProblemRule NotOpenApi = Error(
        "XG0102", "Document is not an OpenAPI document",
        "This is not an OpenAPI document: it has no field 'openapi'. Start it with 'openapi: 3.0.3' or 'openapi: 3.1.0'.");

    public static readonly ProblemRule DocumentEmpty = NotOpenApi.Or(
        "The document is empty. Start it with 'openapi: 3.0.3' or 'openapi: 3.1.0'.");

    public static readonly ProblemRule PartEmpty = NotOpenApi.Or(
        "This part of the contract is empty, but a reference leads to it. Add its content, or remove the reference.");

    public static readonly ProblemRule WrongKind = Warning(
        "XG0103", "Value has the wrong type",
        "{0} is {1}, but must be {2}; it is ignored. Correct the value, or check the indentation.");

    public static readonly ProblemRule UnknownReference = Error(
        "XG0104", "Reference cannot be resolved",
        "'{0}' cannot be resolved: '{1}' has no '{2}'.{3} Correct the reference, or add its target.");

    public static readonly ProblemRule PointerMalformed = UnknownReference.Or(
        "'{0}' is not a pointer into '{1}'. Write the part after '#' as '#/…'.");

    public static readonly ProblemRule PartPointerUnknown = UnknownReference.Or(
        "'{0}' cannot be resolved: '{1}' has no '{2}' there.{3}{4} Correct the reference, or add its target.");

    public static readonly ProblemRule NoPointer = UnknownReference.Or(
        "'{0}' is not a pointer into this document. Write it as '#/components/{1}/…'.");

    public static readonly ProblemRule ReferenceCycle = Error(
        "XG0105", "Reference is circular",
        "Following '{0}' leads back here, with no definition in between. Refer to something that is written out.");

    public static readonly ProblemRule ReferenceChain = ReferenceCycle.Or(
        "Following '{0}' leads from reference to reference and never to a definition. Refer to something that is written out.");

    public static readonly ProblemRule PartInItself = ReferenceCycle.Or(
        "Inlining '{0}' here would nest it in itself without end. Break the cycle: only schemas, parameters, request bodies, "
        + "responses and the like may contain themselves.");

    public static readonly ProblemRule ReferenceKind = Error(
        "XG0106", "Reference leads to the wrong kind of component",
        "'{0}' leads to one of 'components/{1}', but one of 'components/{2}' is required here. Correct the reference.");

    public static readonly ProblemRule BesideReference = Warning(
        "XG0107", "Field beside a reference is ignored",
        "'{0}' is beside '$ref' and is ignored. Move it to the target of the reference, or write the target out here.");

    public static readonly ProblemRule ConstraintBesideReference = BesideReference.Or(
        "'{0}' is beside '$ref', where OpenAPI 3.0 ignores it. Put the reference into an 'allOf', and '{0}' beside the 'allOf'.");

    public static readonly ProblemRule FieldMissing = Warning(
        "XG0108", "Required field is missing",
        "{0} must have '{1}', which is missing here. Add it.");

    public static readonly ProblemRule UnknownField = Warning(
        "XG0109", "Field is unknown",
        "'{0}' is not a field of {1} and is ignored.{2} Correct it, or start its name with 'x-' if it is an extension.");

    public static readonly ProblemRule FieldOfLaterVersion = UnknownField.Or(
        "'{0}' is not a field of {1} and is ignored; OpenAPI 3 introduced it. Use what 2.0 defines, or convert the document to "
        + "OpenAPI 3.");

    public static readonly ProblemRule DuplicateKey = Error(
        "XG0110", "Key is duplicated",
        "The key '{0}' is already in this mapping, at line {1}, and only that one is read. Remove or rename one of the two.");

    public static readonly ProblemRule SeveralDocuments = Error(
        "XG0111", "File contains several documents",
        "A second YAML document starts here; only the first is read. Move it to a separate file.");

    public static readonly ProblemRule TooDeep = Error(
        "XG0112", "Document is nested too deeply",
        "The document is nested more than {0} levels deep here. Move the inner part to 'components' and refer to it with '$ref'.");

    public static readonly ProblemRule TypesTooDeep = TooDeep.Or(
        "Schemas are nested more than {0} levels deep here, references included. Refer to the inner ones from a property of an object.");

    public static readonly ProblemRule TypesTooMany = TooDeep.Or(
        "Objects that extend one another would nest more than {0} types in one type here. Give the inner objects names in "
        + "'#/components/schemas' and refer to those.");

    public static readonly ProblemRule PartTooDeep = TooDeep.Or(
        "Inlining '{0}' here would nest the contract more than {1} levels deep. Move what is used often to 'components', and "
        + "refer to that.");

    public static readonly ProblemRule OverlayTooDeep = TooDeep.Or(
        "This action would nest the contract more than {0} levels deep, so it is not applied. Reduce what it adds.");

    public static readonly ProblemRule Alias = Error(
        "XG0113", "Alias has no anchor",
        "There is no anchor '&{0}' before this alias.{1} Write the anchor before the value to repeat.");

    public static readonly ProblemRule AliasInside = Alias.Or(
        "The alias '*{0}' is inside the value that it refers to. Use '$ref' for a value that contains itself.");

    public static readonly ProblemRule TooManyAliases = Error(
        "XG0114", "Document is too large when expanded",
        "Expanded, the aliases up to here make more than {0} nodes. Use '$ref' instead of aliases of aliases.");

    public static readonly ProblemRule PartTooLarge = TooManyAliases.Or(
        "Inlining '{0}' here would give the contract more than {1} nodes. Move what is used often to 'components', and refer to that.");

    public static readonly ProblemRule OverlayTooLarge = TooManyAliases.Or(
        "This action would give the contract more than {0} nodes, so it is not applied. Reduce what it adds.");

    public static readonly ProblemRule KeyKind = Error(
        "XG0115", "Key is not a string",
        "A key must be a string, but this one is {0}. Remove it, or put quotes around it.");

    public static readonly ProblemRule MergeKind = Error(
        "XG0116", "Merge key needs a mapping",
        "'<<' takes a mapping or a list of mappings, but this is {0}. Write an alias of a mapping, as in '<<: *name'.");

    public static readonly ProblemRule WrongValue = Warning(
        "XG0117", "Value is not allowed",
        "'{0}' is not an allowed value of '{1}'.{2} Use one of {3}.");

    public static readonly ProblemRule StatusUnknown = WrongValue.Or(
        "'{0}' is not a status code and is ignored. Write three digits as in '200', a range as in '4XX', or 'default'.");

    public static readonly ProblemRule StatusSpelling = WrongValue.Or(
        "'{0}' is read as the range '{1}'. Use that spelling.");

    public static readonly ProblemRule MediaTypeUnknown = WrongValue.Or(
        "'{0}' is not a media type and is sent unchanged. A media type has two names and a slash, as in 'application/json'.");

    public static readonly ProblemRule PathSpelling = WrongValue.Or(
        "The path '{0}' does not begin with '/' and is read as '/{0}'. Use that spelling.");

    public static readonly ProblemRule MethodSpelling = WrongValue.Or(
        "'{0}' is ignored here, because this method has the field '{1}' in the path item. Move the operation there.");

    public static readonly ProblemRule CountNotWhole = WrongValue.Or(
        "'{0}' is a count, so '{1}' is not valid and is ignored. Write a whole number that is not negative.");

    public static readonly ProblemRule NameCountWrong = WrongValue.Or(
        "'{0}' has {1} names, but 'enum' has {2} values; the names are ignored. Write one name for each value, in the same order.");

    public static readonly ProblemRule NumberTooLarge = Warning(
        "XG0118", "Number is out of range",
        "The number '{0}' in '{1}' is out of the range of a decimal and is ignored. Remove '{1}', or write a smaller number.");

    public static readonly ProblemRule CountTooLarge = NumberTooLarge.Or(
        "The number '{0}' in '{1}' is larger than any count can be and is ignored. Remove '{1}', or write a smaller number.");

    public static readonly ProblemRule NotInHttp = Error(
        "XG0119", "Name is not valid in HTTP",
        "'{0}' is not valid in HTTP as the name of {1} and is ignored. Use only letters, digits and the characters !#$%&'*+-.^_`|~.");

    public static readonly ProblemRule MediaTypeNotInHttp = NotInHttp.Or(
        "The media type '{0}' contains a character that no HTTP header can carry and is ignored. Use only visible ASCII "
        + "characters, as in 'application/json'.");

    public static readonly ProblemRule DuplicateOperationId = Warning(
        "XG0120", "operationId is not unique",
        "The operationId '{0}' is already used at line {1}; if both operations have the same tag, their methods are named "
        + "after HTTP method and path. Give each operation a different operationId.");

    public static readonly ProblemRule PathParameterMissing = Warning(
        "XG0121", "Path parameter is not declared",
        "The path has '{{{0}}}', but '{1}' declares no path parameter of that name; it is assumed to be a string.{2} Declare it "
        + "under 'parameters' with 'in: path'.");

    public static readonly ProblemRule PathParameterUnused = Warning(
        "XG0122", "Path parameter is not in the path",
        "The path parameter '{0}' is not in '{1}'.{2} Put '{{{0}}}' into the path, or remove the parameter.");

    public static readonly ProblemRule PathParameterOptional = Warning(
        "XG0123", "Path parameter is not marked as required",
        "The path parameter '{0}' is not marked as required, but path parameters always are. Add 'required: true'.");

    public static readonly ProblemRule DuplicateParameter = Warning(
        "XG0124", "Parameter is declared twice",
        "The {0} parameter '{1}' is already in this list, and only the first one is read. Remove or rename one of the two.");

    public static readonly ProblemRule HeaderParameterIgnored = Warning(
        "XG0125", "Header parameter is ignored",
        "OpenAPI ignores header parameters named '{0}'. Remove this one, and describe the header by media types or by a security "
        + "scheme.");

    public static readonly ProblemRule UnknownSecurityScheme = Warning(
        "XG0126", "Security scheme is not declared",
        "The security scheme '{0}' is not declared in 'components/securitySchemes'.{1} Correct the name, or declare the scheme.");

    public static readonly ProblemRule MappingUnresolved = Warning(
        "XG0127", "Discriminator mapping cannot be resolved",
        "'{0}' cannot be resolved: '{1}' has no '{2}'.{3} Correct the reference, or add its target.");

    public static readonly ProblemRule MappingNoPointer = MappingUnresolved.Or(
        "'{0}' is not a pointer into this document. Write it as '#/components/{1}/…'.");

    public static readonly ProblemRule UnknownWord = Warning(
        "XG0130", "x-xaigen keyword is unknown",
        "'{0}' is not an x-xaigen keyword and is ignored.{1} Correct or remove it.");

    public static readonly ProblemRule WordElsewhere = UnknownWord.Or(
        "'{0}' has no effect on {1}; it belongs on {2}. Move it there.");

    public static readonly ProblemRule WordShape = Error(
        "XG0131", "x-xaigen keyword has an invalid value",
        "'{0}' takes {1}, but this is {2}. Correct the value.");

    public static readonly ProblemRule PageWay = WordShape.Or(
        "'{0}' needs exactly one way to get the next page: 'token' with 'parameter', 'page', 'offset', 'next' or 'link'. Write "
        + "one of them.");

    public static readonly ProblemRule WordFieldUnknown = WordShape.Or(
        "'{0}' has no field '{1}'.{2} Use one of {3}.");

    public static readonly ProblemRule WordFieldMissing = WordShape.Or(
        "'{0}' must have '{1}', which is missing here. Add it.");

    public static readonly ProblemRule UnionWordAlone = WordShape.Or(
        "'{0}' names the members of a union, but this schema has neither 'oneOf' nor 'anyOf'. Add the members, or remove the keyword.");

    public static readonly ProblemRule WordHome = WordShape.Or(
        "'{0}' belongs on {1}, but this schema has the type {2}{3}. Correct the type, or remove the keyword.");

    public static readonly ProblemRule WordBesideReference = WordShape.Or(
        "'{0}' has no effect beside '$ref'. Move it to the schema that the reference leads to.");

    public static readonly ProblemRule UnitBesideReference = WordShape.Or(
        "x-xaigen-unit '{0}' has no effect beside '$ref'. Move it to the schema that the reference leads to.");

    public static readonly ProblemRule UnitNotWhole = WordShape.Or(
        "x-xaigen-unit '{0}' applies to integers only. Write 'type: integer', or remove the keyword.");

    public static readonly ProblemRule UnitNotNumber = WordShape.Or(
        "x-xaigen-unit '{0}' applies to numbers only. Write 'type: integer' or 'type: number', or remove the keyword.");

    public static readonly ProblemRule CostPartIncomplete = WordShape.Or(
        "Each part of x-xaigen-cost must have 'unit' and 'prices', and this one lacks one of them. Add it.");

    public static readonly ProblemRule CostPriceMissing = WordShape.Or(
        "Each price in x-xaigen-cost must have 'usd', an amount of US dollars that is not negative. Add or correct it.");

    public static readonly ProblemRule CostLastPriceMissing = WordShape.Or(
        "All prices here have 'when', so some requests would have no price. Add a last price without 'when'.");

    public static readonly ProblemRule CostPriceUnreachable = WordShape.Or(
        "A price without 'when' applies to all requests, so those after it would never apply. Move it to the end.");

    public static readonly ProblemRule NotAName = WordShape.Or(
        "'{0}' is not a valid C# identifier. Use letters, digits and '_', starting with a letter.");

    public static readonly ProblemRule NameIsKeyword = WordShape.Or(
        "'{0}' is a C# keyword. Use another name, such as '{1}'.");

    public static readonly ProblemRule NameIsReserved = WordShape.Or(
        "'{0}' is reserved by C#. Start the name with a letter and without the prefix of an accessor or operator.");

    public static readonly ProblemRule ArgumentUnknown = WordShape.Or(
        "x-xaigen-arguments names '{0}', but the operation has no parameter of that name. Correct the name, or remove it.");

    public static readonly ProblemRule ArgumentUnknownInBody = WordShape.Or(
        "x-xaigen-arguments names '{0}', but neither a parameter of the operation nor a property of its body has that name. "
        + "Correct the name, or remove it.");

    public static readonly ProblemRule PartMissing = Error(
        "XG0132", "Part of the contract is missing",
        "'{0}' is in a file that is not a part of the contract.{1}{2} In a project, add <AdditionalFiles Include=\"{3}\" "
        + "XaiGenContract=\"part\" />, a path as seen from the contract. Commands find the parts in the contract's folder and "
        + "its subfolders.");

    public static readonly ProblemRule PartOfOverlay = PartMissing.Or(
        "'{0}' leads to another file, but what an overlay adds can only refer to the contract itself. Write the reference as "
        + "'#/components/{1}/…'.");

    public static readonly ProblemRule OperationLost = Error(
        "XG0133", "Operations cannot be read",
        "'{0}' must be a mapping, but is {1}, so the client would lack its operations. Correct the value, or check the indentation.");

    public static readonly ProblemRule OperationReference = OperationLost.Or(
        "'{0}' is a reference, which may only lead to another file of the contract, and this one does not. Write the operation "
        + "here, or in a separate file.");

    public static readonly ProblemRule MethodUnknown = OperationLost.Or(
        "'{0}' is not an HTTP method that OpenAPI defines, so the client would lack this operation.{1} Use one of {2}.");

    public static readonly ProblemRule PathLost = OperationLost.Or(
        "The operations of '{0}' are behind a reference that cannot be resolved, so the client would lack them. Correct the reference.");

    public static readonly ProblemRule OverlayUnmatched = Warning(
        "XG0134", "Overlay action matches nothing",
        "'{0}' matches nothing in the contract, so this action changes nothing. Correct the path, or remove the action.");

    public static readonly ProblemRule OverlayCopyOfMany = OverlayUnmatched.Or(
        "'{0}' matches {1} nodes, but 'copy' takes exactly one. Correct the path.");

    public static readonly ProblemRule OverlayPath = Error(
        "XG0135", "Overlay path is not a valid JSONPath",
        "'{0}' is not a valid JSONPath: {1}. Write one such as $.paths['/orders'].get.");

    public static readonly ProblemRule OverlayInvalid = Error(
        "XG0136", "Overlay cannot be applied",
        "This is not an overlay: it has no field 'overlay'. Start it with 'overlay: 1.0.0'.");

    public static readonly ProblemRule OverlayVersion = OverlayInvalid.Or(
        "Overlay version '{0}' is not supported. Write 'overlay: 1.0.0' or 'overlay: 1.1.0'.");

    public static readonly ProblemRule OverlayActionsMissing = OverlayInvalid.Or(
        "This overlay has no list of 'actions', so it changes nothing. Add one.");

    public static readonly ProblemRule OverlayTargetMissing = OverlayInvalid.Or(
        "An action must be a mapping with a 'target', and this one is not. Add the JSONPath of the nodes to change.");

    public static readonly ProblemRule OverlayRemovesAll = OverlayInvalid.Or(
        "This action removes the whole contract. Write the path of the nodes to remove.");

    public static readonly ProblemRule OverlayActionEmpty = OverlayInvalid.Or(
        "This action has neither 'update' nor 'copy' nor 'remove: true', so it changes nothing. Add one of them.");

    public static readonly ProblemRule OverlayUnmergeable = OverlayInvalid.Or(
        "This is {0}, but the value to change is {1}, and the two cannot be merged. Remove the existing value in an earlier action.");

    // XG02xx: not supported; the rest of the document is read.
    public static readonly ProblemRule OldSwagger = Error(
        "XG0201", "Swagger before 2.0 is not supported",
        "Swagger '{0}' is not supported, only 2.0 is. Write 'swagger: \"2.0\"' if that is the version, or convert the document "
        + "to OpenAPI 3.");

    public static readonly ProblemRule OpenApiVersion = Error(
        "XG0203", "OpenAPI version is not supported",
        "OpenAPI '{0}' is not supported. Convert the document to 3.0, 3.1 or 3.2, and state the version as in 'openapi: 3.1.1'.");

    public static readonly ProblemRule Callbacks = Warning(
        "XG0204", "Callback body is not JSON",
        "The callback '{0}' sends {1} and no JSON, so no type is generated for it. Read the body by hand.");

    public static readonly ProblemRule Webhooks = Warning(
        "XG0205", "Webhook body is not JSON",
        "The webhook '{0}' sends {1} and no JSON, so no type is generated for it. Read the body by hand.");

    public static readonly ProblemRule Links = Warning(
        "XG0206", "Links are not supported",
        "Links are not supported and are ignored. Callers pass the values themselves.");

    public static readonly ProblemRule RemoteReference = Warning(
        "XG0207", "Remote reference is not supported",
        "'{0}' leads to a URL, and URLs are never fetched. Save the target in a file beside the contract and refer to that.");

    public static readonly ProblemRule RemoteReferenceOfOverlay = RemoteReference.Or(
        "'{0}' leads to a URL, and URLs are never fetched. Save the target in a file beside the contract, or add it to "
        + "'components/{1}' and refer to '#/components/{1}/…'.");

    public static readonly ProblemRule XmlOnly = Warning(
        "XG0208", "XML bodies are not supported",
        "'{0}' is the only media type of this body, and XML is not supported, so no type is generated for it. Add "
        + "'application/json' if the API accepts it.");

    public static readonly ProblemRule FieldNotSupported = Warning(
        "XG0209", "Field is not supported",
        "'{0}' is not supported and is ignored: it has no effect on the generated code. Express the rule differently if you need it.");

    public static readonly ProblemRule DefaultMappingElsewhere = FieldNotSupported.Or(
        "'defaultMapping' names no member of this union that is told apart by '{0}', and is ignored. Name one of the schemas that the union "
        + "lists, or that extend this one.");

    public static readonly ProblemRule ItemSchemaNotSupported = FieldNotSupported.Or(
        "'itemSchema' is not supported for '{0}' and is ignored: only text/event-stream, JSON Lines and json-seq are read item "
        + "by item. Describe the whole body with 'schema'.");

    public static readonly ProblemRule QueryStringNotSupported = FieldNotSupported.Or(
        "'{0}' is ignored: a parameter 'in: querystring' needs 'content' with 'application/x-www-form-urlencoded' or "
        + "'application/json'. Add it, or describe parameters with 'in: query'.");

    public static readonly ProblemRule FeatureNotSupported = FieldNotSupported.Or(
        "{0} is not supported and is ignored: it has no effect on the generated code. Express the rule differently if you need it.");

    public static readonly ProblemRule SecurityNotSupported = Warning(
        "XG0210", "Security scheme is not supported",
        "'{0}' is not supported: the generated client sends no credential for it. Add the credential with a custom pipeline "
        + "policy or transport.");

    public static readonly ProblemRule PlainHttp = Warning(
        "XG0211", "Credentials would be sent over plain HTTP",
        "The default server '{0}' is another machine with an http URL. Anyone on the network path could read the key, so the "
        + "client refuses to send it there. Use https, or set AllowInsecureHttp in the client's options if the network itself "
        + "encrypts traffic.");

    // XG03xx: reported by the generator.
    public static readonly ProblemRule UnionAmbiguous = Error(
        "XG0301", "Union members cannot be told apart",
        "A reader could not tell {0} and {1} of this union apart: neither has a required property that the others lack, and no "
        + "required property has a different constant in each. Add such a property to 'required', or add a discriminator.");

    public static readonly ProblemRule UnionKindAmbiguous = UnionAmbiguous.Or(
        "A reader could not tell {0} and {1} of this union apart: both may be {2}. Merge them into one member.");

    public static readonly ProblemRule UnionTypesMissing = UnionAmbiguous.Or(
        "A reader could not tell {0} and {1} of this union apart: neither has a type. Add 'type' to each.");

    public static readonly ProblemRule UnionTooLarge = UnionAmbiguous.Or(
        "The unions inside this one have {0} members in all, and a reader would have to compare each object with every one; at "
        + "most {1} are supported. Add a discriminator.");

    public static readonly ProblemRule UnionNameCount = Error(
        "XG0302", "Union names do not match the members",
        "x-xaigen-union names {0} cases, but the union has {1} members. Write one name for each member, in their order.");

    public static readonly ProblemRule LongRunningUnresolved = Error(
        "XG0303", "x-xaigen-long-running does not match the operations",
        "x-xaigen-long-running cannot be applied: there is no operation '{0}'. Correct the name.");

    public static readonly ProblemRule HandleTwice = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: this tag already has the handle '{0}', and 'Resume' could not tell the two "
        + "apart. Use the same handle here.");

    public static readonly ProblemRule PollParameters = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: '{0}' must have the path parameter '{1}' and no other required one. Correct "
        + "'poll' or 'id'.");

    public static readonly ProblemRule PollNotUnion = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: the response of '{0}' is not a union. Describe each state of the work by a "
        + "member of a union.");

    public static readonly ProblemRule PollCaseUnknown = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: the response of '{0}' has no case '{1}'. Correct the name.");

    public static readonly ProblemRule ProgressUnknown = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: the case '{0}' has no integer property '{1}'. Correct the name, or add the property.");

    public static readonly ProblemRule WorkErrorUnknown = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: none of the cases for failed work has a property '{0}'. Correct the name, or "
        + "add the property.");

    public static readonly ProblemRule HandleDiffers = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: the handle '{0}' is used with other values elsewhere. Give this one a different name.");

    public static readonly ProblemRule StartWithoutId = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: the response has no required property '{0}'. Correct 'id', or make the "
        + "property required.");

    public static readonly ProblemRule StartFlattened = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: '{0}' is set in the request body, which 'x-xaigen-flatten' turns into "
        + "parameters. Remove 'flag' or 'x-xaigen-flatten'.");

    public static readonly ProblemRule StartFlagUnknown = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: the request body has no boolean property '{0}'. Correct 'flag', or add the property.");

    public static readonly ProblemRule StartNotUnion = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: the response must be a union of the result and an object with the required "
        + "property '{0}'. Correct the response, or remove 'flag'.");

    public static readonly ProblemRule StartIdDiffers = LongRunningUnresolved.Or(
        "x-xaigen-long-running cannot be applied: '{0}' is {1} in the response but {2} in the path of '{3}'. Give both the same schema.");

    public static readonly ProblemRule PageUnresolved = Error(
        "XG0304", "x-xaigen-page does not match the operation",
        "x-xaigen-page cannot be applied: the operation has no {0}. Correct the name, or add it.");

    public static readonly ProblemRule PageNotArray = PageUnresolved.Or(
        "x-xaigen-page cannot be applied: the response is not an array. Name the property that has the items, in 'items'.");

    public static readonly ProblemRule PageParameterRequired = PageUnresolved.Or(
        "x-xaigen-page cannot be applied: the parameter '{0}' is required, and must be optional. Remove 'required'.");

    public static readonly ProblemRule ExactlyOneUnresolved = Error(
        "XG0305", "x-xaigen-exactly-one does not match the schema",
        "x-xaigen-exactly-one names '{0}', which is not a property of this schema. Correct the name, or add the property.");

    public static readonly ProblemRule ExactlyOneTwice = ExactlyOneUnresolved.Or(
        "x-xaigen-exactly-one has '{0}' in two groups, but a property can be in only one. Remove it from one of them.");

    public static readonly ProblemRule WhenEmptyUnresolved = Error(
        "XG0306", "x-xaigen-when-empty does not match the response",
        "x-xaigen-when-empty names '{0}', which is not a case of the response's union that can be empty. Name a case without "
        + "required properties.");

    public static readonly ProblemRule WhenEmptyStatus = WhenEmptyUnresolved.Or(
        "x-xaigen-when-empty belongs on the response of one status from 200 to 299, but this one is '{0}'. Move it to such a response.");

    public static readonly ProblemRule WhenEmptyTwice = WhenEmptyUnresolved.Or(
        "x-xaigen-when-empty may be on only one response of an operation, and this is the second. Remove one of the two.");

    public static readonly ProblemRule NamespaceTaken = Error(
        "XG0307", "Two contracts share a namespace",
        "The contract '{1}' already uses the namespace '{0}'. Give this one a different namespace, as XaiGenNamespace=\"…\" on "
        + "its AdditionalFiles item.");

    public static readonly ProblemRule SeveralFound = NamespaceTaken.Or(
        "This document and '{1}' were both found by their names, and would share the namespace '{0}'. Write an AdditionalFiles item with "
        + "XaiGenContract=\"true\" for each contract that is wanted; the others are then left alone. Several contracts need an "
        + "XaiGenNamespace=\"…\" each.");

    public static readonly ProblemRule OptionInvalid = Error(
        "XG0308", "Option has an invalid value",
        "{0} has the invalid value '{1}'. Use {2}.");

    public static readonly ProblemRule FilterLeavesNothing = OptionInvalid.Or(
        "XaiGenInclude and XaiGenExclude leave no operation of the contract. Correct or remove them.");

    public static readonly ProblemRule NamespaceInvalid = OptionInvalid.Or(
        "XaiGenNamespace is '{0}', which is not a valid C# namespace. Use one such as 'Company.Product'.");

    public static readonly ProblemRule NamespaceOfSupport = OptionInvalid.Or(
        "XaiGenNamespace is '{0}', but the generated code keeps its shared types in '{1}'. Use a different namespace.");

    public static readonly ProblemRule NamespaceWord = OptionInvalid.Or(
        "XaiGenNamespace is '{0}', but C# would read '{1}' as a keyword in some places of the generated code. Use a different "
        + "namespace.");

    public static readonly ProblemRule NamespaceOfDotNet = OptionInvalid.Or(
        "XaiGenNamespace is '{0}', a namespace of .NET, whose types would conflict with the generated ones. Use one such as "
        + "'Company.Product'.");

    public static readonly ProblemRule ClientNameInvalid = OptionInvalid.Or(
        "XaiGenClientName is '{0}', which is not a valid C# class name. Use one such as 'ProductClient'.");

    public static readonly ProblemRule ClientNameTaken = OptionInvalid.Or(
        "XaiGenClientName is '{0}', a name that the generated code uses itself. Use another name, such as 'ProductClient'.");

    public static readonly ProblemRule ClientNameTooLong = OptionInvalid.Or(
        "XaiGenClientName has {0} characters, but may have at most {1}. Use a shorter name, such as 'ProductClient'.");

    public static readonly ProblemRule NameTaken = Error(
        "XG0309", "Name cannot be used in C#",
        "'{0}' cannot be the name of {1}, because the generated code uses it itself. Choose another name.");

    public static readonly ProblemRule NameOfOther = NameTaken.Or(
        "'{0}' is already the name of another {1}. Choose another name.");

    public static readonly ProblemRule NameInOtherCase = NameTaken.Or(
        "'{0}' differs from the name of another type only in case, which the names of files cannot. Choose another name.");

    public static readonly ProblemRule NameOfFactory = NameTaken.Or(
        "'{0}' is the method that creates the case '{1}'. Choose another name for this case.");

    public static readonly ProblemRule NameInSmallLetters = NameTaken.Or(
        "'{0}' has only lower-case letters, as C# keywords have, so it cannot be the name of {1}. Start it with a capital letter.");

    public static readonly ProblemRule NameAsGenerated = NameTaken.Or(
        "'{0}' starts like the names that the generated code uses itself. Start it with a capital letter.");

    public static readonly ProblemRule UnionAlike = Warning(
        "XG0310", "Union members accept the same JSON",
        "Nothing distinguishes {0} from {1} in this union, so a reader takes the first that fits: neither has a required "
        + "property that the others lack, and no required property has a different constant in each. Add such a property to "
        + "'required', or add a discriminator.");

    public static readonly ProblemRule UnionKindAlike = UnionAlike.Or(
        "Nothing distinguishes {0} from {1} in this union, so a reader takes the first that fits: both may be {2}. Merge them "
        + "into one member.");

    public static readonly ProblemRule UnionTypesAlike = UnionAlike.Or(
        "Nothing distinguishes {0} from {1} in this union, so a reader takes the first that fits: neither has a type. Add 'type' "
        + "to each.");

    public static readonly ProblemRule UnionMemberRepeated = UnionAlike.Or(
        "Nothing distinguishes this member of the union from an earlier one: both accept the same values and have the same C# type. "
        + "Describe the difference, or remove it.");

    public static readonly ProblemRule LanguageVersion = Error(
        "XG0311", "C# version is too old",
        "This project is compiled as C# {0}, but the generated code needs C# {1}. Remove LangVersion, or set it to {1} or later.");

    public static readonly ProblemRule ClientModelMissing = Error(
        "XG0312", "System.ClientModel is missing",
        "The generated clients need the package System.ClientModel, which this project does not reference, or only in a version "
        + "that is too old. Add a PackageReference to it, or set XaiGenEmit to 'models' to generate only the types.");

    public static readonly ProblemRule FrameworkTooOld = Error(
        "XG0313", "Target framework is too old",
        "The generated code needs .NET 8 or later, but this project's framework has no '{0}'. Target net8.0 or later.");

    public static readonly ProblemRule NotMarked = Warning(
        "XG0314", "OpenAPI document is not marked as a contract",
        "This looks like an OpenAPI document, but its AdditionalFiles item is not marked as one, so nothing is generated from "
        + "it. Set XaiGenContract on the item: \"true\" for a contract, \"part\" if a contract refers to it, \"false\" if it is "
        + "for another tool.");

    public static readonly ProblemRule Unreadable = Error(
        "XG0315", "File cannot be read",
        "The compiler cannot read this file. Make sure that it exists, is text, and can be opened by the build.");

    public static readonly ProblemRule OverlayUnused = Warning(
        "XG0316", "Overlay has no contract",
        "This overlay does not state which of the project's contracts it changes, or names an unknown one. Name the contract's "
        + "file on the item, as in XaiGenOverlay=\"orders.openapi.yaml\".");

    public static readonly ProblemRule OverlayWithoutContract = OverlayUnused.Or(
        "This overlay changes a contract, but the project has none. Mark the contract with XaiGenContract=\"true\" on its "
        + "AdditionalFiles item.");

    public static readonly ProblemRule TermUnmatched = Warning(
        "XG0317", "Filter matches no operation",
        "'{0}' in {1} matches no operation of the contract. Use an operationId, a path such as '/orders/**', 'tag:' followed by "
        + "a tag, or 'deprecated'.");

    public static readonly ProblemRule StreamUnresolved = Error(
        "XG0320", "x-xaigen-stream does not match the operation",
        "x-xaigen-stream cannot be applied: the request body has no boolean property '{0}'. Correct the name, or add the property.");

    public static readonly ProblemRule StreamWithoutResponse = StreamUnresolved.Or(
        "x-xaigen-stream cannot be applied: no successful response has a streaming media type, such as text/event-stream. Add "
        + "one, or remove the keyword.");

    public static readonly ProblemRule CostUnresolved = Error(
        "XG0321", "x-xaigen-cost does not match the schema",
        "x-xaigen-cost cannot be computed: there is no property '{0}'. Correct the name, or add the property.");

    public static readonly ProblemRule CostValueUnknown = CostUnresolved.Or(
        "x-xaigen-cost cannot be computed: '{0}' is never {1}. Use a value that it can have.");

    public static readonly ProblemRule CostNotComparable = CostUnresolved.Or(
        "x-xaigen-cost cannot be computed: '{0}' has no values to compare. Name a property that is a string, an integer or a boolean.");

    public static readonly ProblemRule CostElsewhere = CostUnresolved.Or(
        "x-xaigen-cost has no effect here: only an object that has properties and is not written inside a union is a request. "
        + "Move it to such a schema, or remove it.");

    // XG04xx: constraints that contradict one another.
    public static readonly ProblemRule BoundsContradict = Warning(
        "XG0401", "Bounds allow no value",
        "These bounds allow no value: no number is {0} and {1}. Correct one of the two.");

    public static readonly ProblemRule CountsContradict = BoundsContradict.Or(
        "These bounds allow no value: '{0}' is {1}, and '{2}' is only {3}. Correct one of the two.");

    public static readonly ProblemRule DefaultNotAllowed = Warning(
        "XG0402", "Default is not allowed by its schema",
        "The default {0} is not of the type {1}. Correct the default or the type.");

    public static readonly ProblemRule DefaultNotListed = DefaultNotAllowed.Or(
        "The default {0} is not one of the values that {1} allows. Correct the default, or add it to them.");

    public static readonly ProblemRule DefaultOutOfBounds = DefaultNotAllowed.Or(
        "The default {0} violates {1}, which is {2}. Correct the default or the bound.");

    public static readonly ProblemRule PatternInvalid = Warning(
        "XG0403", "Pattern is not a valid regular expression",
        "'{0}' is not a regular expression that .NET can parse. Correct it; a pattern has no slashes around it.");

    public static readonly ProblemRule EnumValueKind = Warning(
        "XG0404", "Enum value is not of the schema's type",
        "{0} is not of the type {1}, so it can never be a valid value.{2}");

    public static readonly ProblemRule PatternTooLong = Warning(
        "XG0405", "Pattern is too long to be checked",
        "This pattern has {0} characters; a pattern of more than {1} is not checked before values are sent, only by the server. "
        + "Shorten it if it should be.");

    // XG05xx: how something is read that can be read in several ways.
    public static readonly ProblemRule NumberAsText = Info(
        "XG0501", "Number may be written as text",
        "This number may also be written as text. In C# it is a number: both forms are read, and a number is written. Remove "
        + "'string' from the types if text never occurs.");

    public static readonly ProblemRule NumbersAsText = NumberAsText.Or(
        "This number may also be written as text, and so may {0} more in this document. In C# they are numbers: both forms are "
        + "read, and a number is written. Remove 'string' from the types if text never occurs.");

    public static readonly ProblemRule NotUsed = Info(
        "XG0502", "Field has no effect",
        "'{0}' has no effect here: the generated code is the same without it. If it matters for the C# code, express it in another way.");

    public static readonly ProblemRule BodyOfNoContent = NotUsed.Or(
        "'content' has no effect here: no response with status {0} has a body. Describe the body under the status that it comes with.");

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
