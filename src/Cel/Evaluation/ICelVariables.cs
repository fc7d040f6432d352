namespace Keles.Cel;

/// <summary>The values of variables in one evaluation.</summary>
public interface ICelVariables
{
    bool TryGet(string name, out CelValue value);
}
