using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ChangesDetailsClosingScenarios : Migration
    {
        /// <summary>Tables whose rows are never changed.</summary>
        private static readonly string[] Records = ["PartVersions", "PartVersionLines", "BudgetClosings", "CarryForwards", "CarriedLines"];

        private const string OfChild = "SELECT [BudgetId] FROM inserted UNION ALL SELECT [BudgetId] FROM deleted";

        private const string OfPart =
            "SELECT p.[BudgetId] FROM [planning].[CostCenterBudgets] p WHERE p.[Id] IN (SELECT [PartId] FROM inserted UNION ALL SELECT [PartId] FROM deleted)";

        private const string OfLine =
            "SELECT p.[BudgetId] FROM [planning].[CostCenterBudgets] p JOIN [planning].[BudgetLines] l ON l.[PartId] = p.[Id] " +
            "WHERE l.[Id] IN (SELECT [LineId] FROM inserted UNION ALL SELECT [LineId] FROM deleted)";

        /// <summary>Tables of a budget that a closed one no longer changes, and the budgets of the rows that are changed.</summary>
        private static readonly (string Table, string Budgets)[] Closed =
        [
            ("CostCenterBudgets", OfChild), ("BudgetChanges", OfChild), ("BudgetLines", OfPart), ("CostCenterTargets", OfPart),
            ("LineComments", OfPart), ("LineAttachments", OfPart), ("BudgetLineDetails", OfLine),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "Transferred",
                schema: "planning",
                table: "BudgetLines",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<bool>(
                name: "WasLumpSum",
                schema: "planning",
                table: "BudgetLines",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "ActingForId",
                schema: "planning",
                table: "BudgetEvents",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AttachmentChunks",
                schema: "planning",
                columns: table => new
                {
                    AttachmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttachmentChunks", x => new { x.AttachmentId, x.Number });
                    table.ForeignKey(
                        name: "FK_AttachmentChunks_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BudgetChanges",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    ProposedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    WriterIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SubmittedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedForId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Comment = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BudgetChanges_Budgets_BudgetId",
                        column: x => x.BudgetId,
                        principalSchema: "planning",
                        principalTable: "Budgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetChanges_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetChanges_Users_DecidedById",
                        column: x => x.DecidedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetChanges_Users_DecidedForId",
                        column: x => x.DecidedForId,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetChanges_Users_ProposedById",
                        column: x => x.ProposedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetChanges_Users_SubmittedById",
                        column: x => x.SubmittedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BudgetClosings",
                schema: "planning",
                columns: table => new
                {
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Percent = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    NextBudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ClosedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Comment = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetClosings", x => x.BudgetId);
                    table.ForeignKey(
                        name: "FK_BudgetClosings_Budgets_BudgetId",
                        column: x => x.BudgetId,
                        principalSchema: "planning",
                        principalTable: "Budgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetClosings_Budgets_NextBudgetId",
                        column: x => x.NextBudgetId,
                        principalSchema: "planning",
                        principalTable: "Budgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetClosings_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetClosings_Users_ClosedById",
                        column: x => x.ClosedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BudgetLineDetails",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    FirstMonth = table.Column<int>(type: "int", nullable: false),
                    LastMonth = table.Column<int>(type: "int", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetLineDetails", x => x.Id);
                    table.CheckConstraint("CK_BudgetLineDetails_Months", "\"FirstMonth\" >= 0 AND \"LastMonth\" >= \"FirstMonth\"");
                    table.CheckConstraint("CK_BudgetLineDetails_Quantity", "\"Quantity\" > 0");
                    table.CheckConstraint("CK_BudgetLineDetails_UnitPrice", "\"UnitPrice\" >= 0");
                    table.ForeignKey(
                        name: "FK_BudgetLineDetails_BudgetLines_LineId",
                        column: x => x.LineId,
                        principalSchema: "planning",
                        principalTable: "BudgetLines",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_BudgetLineDetails_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LineAttachments",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    AddedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineAttachments", x => x.Id);
                    table.CheckConstraint("CK_LineAttachments_Size", "\"Size\" > 0 AND \"Size\" <= 20971520");
                    table.ForeignKey(
                        name: "FK_LineAttachments_CostCenterBudgets_PartId",
                        column: x => x.PartId,
                        principalSchema: "planning",
                        principalTable: "CostCenterBudgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LineAttachments_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LineAttachments_Users_AddedById",
                        column: x => x.AddedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LineComments",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineComments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LineComments_CostCenterBudgets_PartId",
                        column: x => x.PartId,
                        principalSchema: "planning",
                        principalTable: "CostCenterBudgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LineComments_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LineComments_Users_AuthorId",
                        column: x => x.AuthorId,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RememberedChoices",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RememberedChoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RememberedChoices_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RememberedChoices_Users_UserId",
                        column: x => x.UserId,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Scenarios",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MadeById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Before = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    After = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scenarios", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Scenarios_Budgets_BudgetId",
                        column: x => x.BudgetId,
                        principalSchema: "planning",
                        principalTable: "Budgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Scenarios_CostCenterBudgets_PartId",
                        column: x => x.PartId,
                        principalSchema: "planning",
                        principalTable: "CostCenterBudgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Scenarios_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Scenarios_Users_EndedById",
                        column: x => x.EndedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Scenarios_Users_MadeById",
                        column: x => x.MadeById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChangeLines",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ChangeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CodeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BaseVersion = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    QuantityBefore = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    UnitPriceBefore = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    AmountBefore = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    IsLumpSum = table.Column<bool>(type: "bit", nullable: false),
                    PriceSource = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PriceOrigin_OrderLineId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PriceOrigin_OrderNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    PriceOrigin_OrderLine = table.Column<int>(type: "int", nullable: true),
                    PriceOrigin_OrderDate = table.Column<DateOnly>(type: "date", nullable: true),
                    PriceOrigin_SupplierName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PriceOrigin_UnitPrice = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    PriceOrigin_Currency = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: true),
                    PriceOrigin_Rate = table.Column<decimal>(type: "decimal(19,8)", precision: 19, scale: 8, nullable: true),
                    PriceOrigin_RateDate = table.Column<DateOnly>(type: "date", nullable: true),
                    PriceOrigin_Unit = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    PriceOrigin_Factor = table.Column<decimal>(type: "decimal(19,8)", precision: 19, scale: 8, nullable: true),
                    PriceReason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Justification = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeLines", x => x.Id);
                    table.CheckConstraint("CK_ChangeLines_Amount", "\"Amount\" >= 0");
                    table.ForeignKey(
                        name: "FK_ChangeLines_BudgetChanges_ChangeId",
                        column: x => x.ChangeId,
                        principalSchema: "planning",
                        principalTable: "BudgetChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChangeLines_CostCenterBudgets_PartId",
                        column: x => x.PartId,
                        principalSchema: "planning",
                        principalTable: "CostCenterBudgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChangeLines_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChangeParts",
                schema: "planning",
                columns: table => new
                {
                    ChangeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ConsentedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ConsentedForId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ConsentedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Comment = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    AskedSince = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Escalations = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeParts", x => new { x.ChangeId, x.PartId });
                    table.ForeignKey(
                        name: "FK_ChangeParts_BudgetChanges_ChangeId",
                        column: x => x.ChangeId,
                        principalSchema: "planning",
                        principalTable: "BudgetChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChangeParts_CostCenterBudgets_PartId",
                        column: x => x.PartId,
                        principalSchema: "planning",
                        principalTable: "CostCenterBudgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChangeParts_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChangeParts_Users_ConsentedById",
                        column: x => x.ConsentedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChangeParts_Users_ConsentedForId",
                        column: x => x.ConsentedForId,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartVersions",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    ChangeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ApprovedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartVersions_BudgetChanges_ChangeId",
                        column: x => x.ChangeId,
                        principalSchema: "planning",
                        principalTable: "BudgetChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartVersions_CostCenterBudgets_PartId",
                        column: x => x.PartId,
                        principalSchema: "planning",
                        principalTable: "CostCenterBudgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartVersions_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartVersions_Users_ApprovedById",
                        column: x => x.ApprovedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CarryForwards",
                schema: "planning",
                columns: table => new
                {
                    FromPartId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ToPartId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Budget = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Used = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Obstacle = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ChangeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CarryForwards", x => x.FromPartId);
                    table.CheckConstraint("CK_CarryForwards_Amount", "\"Amount\" = 0 OR (\"Amount\" > 0 AND \"Amount\" <= \"Budget\" - \"Used\" AND \"ToPartId\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_CarryForwards_BudgetChanges_ChangeId",
                        column: x => x.ChangeId,
                        principalSchema: "planning",
                        principalTable: "BudgetChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CarryForwards_BudgetClosings_BudgetId",
                        column: x => x.BudgetId,
                        principalSchema: "planning",
                        principalTable: "BudgetClosings",
                        principalColumn: "BudgetId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CarryForwards_CostCenterBudgets_FromPartId",
                        column: x => x.FromPartId,
                        principalSchema: "planning",
                        principalTable: "CostCenterBudgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CarryForwards_CostCenterBudgets_ToPartId",
                        column: x => x.ToPartId,
                        principalSchema: "planning",
                        principalTable: "CostCenterBudgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CarryForwards_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScenarioDrivers",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ScenarioId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Category = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CodeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Currency = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: true),
                    Percent = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Heads = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    PerHead = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScenarioDrivers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ScenarioDrivers_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScenarioDrivers_Scenarios_ScenarioId",
                        column: x => x.ScenarioId,
                        principalSchema: "planning",
                        principalTable: "Scenarios",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScenarioLines",
                schema: "planning",
                columns: table => new
                {
                    ScenarioId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BaseVersion = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Category = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrderCurrency = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: true),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Transferred = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    IsLumpSum = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScenarioLines", x => new { x.ScenarioId, x.LineId });
                    table.ForeignKey(
                        name: "FK_ScenarioLines_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScenarioLines_Scenarios_ScenarioId",
                        column: x => x.ScenarioId,
                        principalSchema: "planning",
                        principalTable: "Scenarios",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartVersionLines",
                schema: "planning",
                columns: table => new
                {
                    VersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Transferred = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    IsLumpSum = table.Column<bool>(type: "bit", nullable: false),
                    MonthQuantities = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    MonthAmounts = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PriceSource = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PriceReason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Justification = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartVersionLines", x => new { x.VersionId, x.LineId });
                    table.ForeignKey(
                        name: "FK_PartVersionLines_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartVersionLines_PartVersions_VersionId",
                        column: x => x.VersionId,
                        principalSchema: "planning",
                        principalTable: "PartVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CarriedLines",
                schema: "planning",
                columns: table => new
                {
                    FromLineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FromPartId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ToLineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CarriedLines", x => x.FromLineId);
                    table.CheckConstraint("CK_CarriedLines_Amount", "\"Amount\" > 0");
                    table.ForeignKey(
                        name: "FK_CarriedLines_BudgetLines_FromLineId",
                        column: x => x.FromLineId,
                        principalSchema: "planning",
                        principalTable: "BudgetLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CarriedLines_CarryForwards_FromPartId",
                        column: x => x.FromPartId,
                        principalSchema: "planning",
                        principalTable: "CarryForwards",
                        principalColumn: "FromPartId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CarriedLines_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_BudgetLines_Amount",
                schema: "planning",
                table: "BudgetLines",
                sql: "\"Amount\" >= 0");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetEvents_ActingForId",
                schema: "planning",
                table: "BudgetEvents",
                column: "ActingForId");

            migrationBuilder.CreateIndex(
                name: "IX_AttachmentChunks_At",
                schema: "planning",
                table: "AttachmentChunks",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AttachmentChunks_OrganizationId",
                schema: "planning",
                table: "AttachmentChunks",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetChanges_BudgetId_Number",
                schema: "planning",
                table: "BudgetChanges",
                columns: new[] { "BudgetId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BudgetChanges_DecidedById",
                schema: "planning",
                table: "BudgetChanges",
                column: "DecidedById");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetChanges_DecidedForId",
                schema: "planning",
                table: "BudgetChanges",
                column: "DecidedForId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetChanges_OrganizationId",
                schema: "planning",
                table: "BudgetChanges",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetChanges_OrganizationId_State",
                schema: "planning",
                table: "BudgetChanges",
                columns: new[] { "OrganizationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetChanges_ProposedById",
                schema: "planning",
                table: "BudgetChanges",
                column: "ProposedById");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetChanges_SubmittedById",
                schema: "planning",
                table: "BudgetChanges",
                column: "SubmittedById");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetClosings_ClosedById",
                schema: "planning",
                table: "BudgetClosings",
                column: "ClosedById");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetClosings_NextBudgetId",
                schema: "planning",
                table: "BudgetClosings",
                column: "NextBudgetId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetClosings_OrganizationId",
                schema: "planning",
                table: "BudgetClosings",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetLineDetails_LineId",
                schema: "planning",
                table: "BudgetLineDetails",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetLineDetails_OrganizationId",
                schema: "planning",
                table: "BudgetLineDetails",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_CarriedLines_FromPartId",
                schema: "planning",
                table: "CarriedLines",
                column: "FromPartId");

            migrationBuilder.CreateIndex(
                name: "IX_CarriedLines_OrganizationId",
                schema: "planning",
                table: "CarriedLines",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_CarriedLines_ToLineId",
                schema: "planning",
                table: "CarriedLines",
                column: "ToLineId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CarryForwards_BudgetId",
                schema: "planning",
                table: "CarryForwards",
                column: "BudgetId");

            migrationBuilder.CreateIndex(
                name: "IX_CarryForwards_ChangeId",
                schema: "planning",
                table: "CarryForwards",
                column: "ChangeId");

            migrationBuilder.CreateIndex(
                name: "IX_CarryForwards_OrganizationId",
                schema: "planning",
                table: "CarryForwards",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_CarryForwards_ToPartId",
                schema: "planning",
                table: "CarryForwards",
                column: "ToPartId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeLines_ChangeId",
                schema: "planning",
                table: "ChangeLines",
                column: "ChangeId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeLines_OrganizationId",
                schema: "planning",
                table: "ChangeLines",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeLines_PartId",
                schema: "planning",
                table: "ChangeLines",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeParts_ConsentedById",
                schema: "planning",
                table: "ChangeParts",
                column: "ConsentedById");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeParts_ConsentedForId",
                schema: "planning",
                table: "ChangeParts",
                column: "ConsentedForId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeParts_OrganizationId",
                schema: "planning",
                table: "ChangeParts",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeParts_PartId",
                schema: "planning",
                table: "ChangeParts",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_LineAttachments_AddedById",
                schema: "planning",
                table: "LineAttachments",
                column: "AddedById");

            migrationBuilder.CreateIndex(
                name: "IX_LineAttachments_LineId",
                schema: "planning",
                table: "LineAttachments",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_LineAttachments_OrganizationId",
                schema: "planning",
                table: "LineAttachments",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_LineAttachments_PartId",
                schema: "planning",
                table: "LineAttachments",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_LineComments_AuthorId",
                schema: "planning",
                table: "LineComments",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_LineComments_LineId",
                schema: "planning",
                table: "LineComments",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_LineComments_OrganizationId",
                schema: "planning",
                table: "LineComments",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_LineComments_PartId",
                schema: "planning",
                table: "LineComments",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_PartVersionLines_OrganizationId",
                schema: "planning",
                table: "PartVersionLines",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_PartVersions_ApprovedById",
                schema: "planning",
                table: "PartVersions",
                column: "ApprovedById");

            migrationBuilder.CreateIndex(
                name: "IX_PartVersions_ChangeId",
                schema: "planning",
                table: "PartVersions",
                column: "ChangeId");

            migrationBuilder.CreateIndex(
                name: "IX_PartVersions_OrganizationId",
                schema: "planning",
                table: "PartVersions",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_PartVersions_PartId_Number",
                schema: "planning",
                table: "PartVersions",
                columns: new[] { "PartId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RememberedChoices_OrganizationId",
                schema: "identity",
                table: "RememberedChoices",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_RememberedChoices_UserId_Key",
                schema: "identity",
                table: "RememberedChoices",
                columns: new[] { "UserId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioDrivers_OrganizationId",
                schema: "planning",
                table: "ScenarioDrivers",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioDrivers_ScenarioId",
                schema: "planning",
                table: "ScenarioDrivers",
                column: "ScenarioId");

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioLines_OrganizationId",
                schema: "planning",
                table: "ScenarioLines",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Scenarios_BudgetId_State",
                schema: "planning",
                table: "Scenarios",
                columns: new[] { "BudgetId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Scenarios_EndedById",
                schema: "planning",
                table: "Scenarios",
                column: "EndedById");

            migrationBuilder.CreateIndex(
                name: "IX_Scenarios_MadeById",
                schema: "planning",
                table: "Scenarios",
                column: "MadeById");

            migrationBuilder.CreateIndex(
                name: "IX_Scenarios_OrganizationId",
                schema: "planning",
                table: "Scenarios",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Scenarios_PartId",
                schema: "planning",
                table: "Scenarios",
                column: "PartId");

            migrationBuilder.AddForeignKey(
                name: "FK_BudgetEvents_Users_ActingForId",
                schema: "planning",
                table: "BudgetEvents",
                column: "ActingForId",
                principalSchema: "identity",
                principalTable: "Users",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            foreach (var table in Records)
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER [planning].[{table}_AppendOnly] ON [planning].[{table}] AFTER UPDATE, DELETE AS
                    BEGIN
                        SET NOCOUNT ON;
                        IF EXISTS (SELECT 1 FROM deleted)
                            THROW 51000, 'Records in planning.{table} cannot be changed or deleted.', 1;
                    END
                    """);
            }

            migrationBuilder.Sql("""
                CREATE TRIGGER [planning].[Budgets_Closed] ON [planning].[Budgets] AFTER UPDATE, DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted WHERE [State] = 'Closed')
                        THROW 51001, 'A closed budget cannot be changed (Budgets).', 1;
                END
                """);
            foreach (var (table, budgets) in Closed)
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER [planning].[{table}_Closed] ON [planning].[{table}] AFTER INSERT, UPDATE, DELETE AS
                    BEGIN
                        SET NOCOUNT ON;
                        IF EXISTS (SELECT 1 FROM [planning].[Budgets] b WHERE b.[State] = 'Closed' AND b.[Id] IN ({budgets}))
                            THROW 51001, 'A closed budget cannot be changed ({table}).', 1;
                    END
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, _) in Closed)
            {
                migrationBuilder.Sql($"DROP TRIGGER [planning].[{table}_Closed];");
            }

            migrationBuilder.Sql("DROP TRIGGER [planning].[Budgets_Closed];");

            migrationBuilder.DropForeignKey(
                name: "FK_BudgetEvents_Users_ActingForId",
                schema: "planning",
                table: "BudgetEvents");

            migrationBuilder.DropTable(
                name: "AttachmentChunks",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "BudgetLineDetails",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "CarriedLines",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "ChangeLines",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "ChangeParts",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "LineAttachments",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "LineComments",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "PartVersionLines",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "RememberedChoices",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "ScenarioDrivers",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "ScenarioLines",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "CarryForwards",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "PartVersions",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "Scenarios",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "BudgetClosings",
                schema: "planning");

            migrationBuilder.DropTable(
                name: "BudgetChanges",
                schema: "planning");

            migrationBuilder.DropCheckConstraint(
                name: "CK_BudgetLines_Amount",
                schema: "planning",
                table: "BudgetLines");

            migrationBuilder.DropIndex(
                name: "IX_BudgetEvents_ActingForId",
                schema: "planning",
                table: "BudgetEvents");

            migrationBuilder.DropColumn(
                name: "Transferred",
                schema: "planning",
                table: "BudgetLines");

            migrationBuilder.DropColumn(
                name: "WasLumpSum",
                schema: "planning",
                table: "BudgetLines");

            migrationBuilder.DropColumn(
                name: "ActingForId",
                schema: "planning",
                table: "BudgetEvents");
        }
    }
}
