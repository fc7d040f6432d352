using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Keles.Generators
{
    /// <summary>Emits for each record marked ApiType its JSON and protobuf codecs and its schema table.</summary>
    [Generator(LanguageNames.CSharp)]
    public sealed class ApiTypeGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            // The text itself is the model: it is equal exactly when nothing needs to be emitted again.
            var sources = context.SyntaxProvider.ForAttributeWithMetadataName(
                "Keles.Machinery.Schema.ApiTypeAttribute",
                static (node, _) => node is RecordDeclarationSyntax,
                static (syntax, _) =>
                {
                    var type = TypeModel.From((INamedTypeSymbol)syntax.TargetSymbol);
                    return (Name: type.Namespace + "." + type.Name + ".g.cs", Text: TypeEmitter.Emit(type));
                });
            context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.Name, source.Text));
        }
    }
}
