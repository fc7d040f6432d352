using Keles.Api.Expressions;
using Keles.Cel;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>An expression ready to run, or why it is not: what was stored by an older server may not compile any more.</summary>
/// <param name="Text">As written.</param>
internal sealed record CompiledExpression(string Text, CelProgram? Program, string? Problem)
{
    public static CompiledExpression Of(string text, CelEnvironment environment, CelType[] wanted)
    {
        var compilation = environment.Compile(text);
        var problem = ExpressionTypes.Problem(compilation, wanted);
        return new(text, problem is null ? compilation.Program : null, problem);
    }
}
