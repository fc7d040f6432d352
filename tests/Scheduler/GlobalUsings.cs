global using Keles.Api.Core.V1;
global using Keles.Machinery;
