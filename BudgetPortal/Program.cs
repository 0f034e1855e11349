using BudgetPortal.Shell;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/", () => ShellText.ProductName);
app.Run();
